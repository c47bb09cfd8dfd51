"""The words of every class of act are known by their families, and in the ways in which people build sentences."""

from __future__ import annotations

import pytest
from extract_asking import claims, only, words

CUSTODY = {"arrest", "detention"}
SAID = {
    "custody": (
        "Plainclothes men picked up Ana Belim outside her office in Velmar.",
        "Two students were whisked away in a police car on Tuesday.",
        "A wave of arrests swept up 40 teachers in Velmar.",
        "Police rounded up dozens of street vendors overnight.",
        "Her brother was put behind bars in March.",
        "The court remanded Tor Belim for two months.",
        "The editor was placed under house arrest.",
        "They took my brother at dawn.",
        "I was held for two days in a basement.",
        "Ana Belim got arrested at the market.",
        "Police saw to it: 27 arrests were recorded in Velmar.",
        "The crackdown saw 30 people arrested in Velmar.",
        "Among those detained were Ana Belim and Tor Halin.",
        "Arrested on Monday, Ana Belim was taken to a clinic.",
        "Ana Belim, detained since May, has not seen a lawyer.",
        "Tor Belim remains in detention.",
        "Court jails three.",
        "There were at least twelve arrests in Velmar on Friday.",
        "Soldiers hauled off three monks.",
        "Her arrest on 3 May shocked the town.",
        "Tor Belim was collected from home by two officers.",
        "He was thrown in jail for a joke.",
        "Six of the marchers were led away in handcuffs.",
        "They locked up my cousin and nobody says why.",
        "my dad was taken in for two nights",
        "The lawyers Ana Belim and Tor Halin were swept up in the raids.",
        "Including Ana Belim, nine people are in pre-trial detention.",
        "Police have nabbed nine suspects.",
    ),
    "interrogation": (
        "The reporter was grilled for nine hours.",
        "Ana Belim was called in for questioning.",
        'He was invited for a "conversation" by the security service.',
        "Investigators questioned her about her posts.",
        "She received a summons from the prosecutor.",
    ),
    "release": (
        "Tor Belim walked free after two years.",
        "The poet was bailed on Friday.",
        "Ana Belim was let go without charge.",
        "Seven prisoners were amnestied.",
        "He reappeared three days later.",
        "The president pardoned Ana Belim.",
        "Her release on Sunday was confirmed by her lawyer.",
    ),
    "conviction": (
        "Ana Belim was handed a six-year sentence.",
        "Tor Belim got five years.",
        "The blogger was found guilty of slander.",
        "A court gave the singer eight years in a penal colony.",
        "He was slapped with a fine of 300 crowns.",
        "The sentencing of Ana Belim took place behind closed doors.",
        "They were sentenced to death in absentia.",
    ),
    "torture_or_ill_treatment": (
        "Guards suspended him by the wrists for hours.",
        "He was given electric shocks.",
        "She was deprived of sleep for five nights.",
        "The prisoner was denied medical care.",
        "Tor Belim was forced to stand naked in the yard.",
        "They put a bag over his head.",
        "Ana Belim was beaten in custody.",
        "Officers waterboarded two detainees.",
    ),
    "killing": (
        "Tor Belim was shot dead at the bridge.",
        "The bombing claimed nine lives.",
        "The raid left five people dead.",
        "His body was found in a ditch.",
        "The body of Ana Belim was returned to her family.",
        "Two farmers were beaten to death.",
        "The activist died in custody.",
        "The shepherd was gunned down in front of his house.",
        "At least 14 people were murdered in Velmar.",
        "Security forces opened fire, killing six and wounding 20.",
    ),
    "enforced_disappearance": (
        "Ana Belim has not been heard from since Monday.",
        "Tor Belim vanished after leaving work.",
        "His whereabouts remain unknown.",
        "There has been no trace of the two students since March.",
        "Officials refuse to say where she is.",
        "The lawyer went missing on Sunday.",
    ),
    "abduction_or_rendition": (
        "Masked men took Ana Belim from her home.",
        "Unidentified gunmen snatched the radio host.",
        "Tor Belim was kidnapped in Orvania.",
        "He was bundled into a black car and driven off.",
    ),
    "deportation_or_extradition": (
        "Thirty migrants were sent back to Orvania.",
        "Ana Belim was put on a plane to Orvania.",
        "The authorities expelled two reporters from the country.",
        "He was handed over to Orvania by force.",
        "She was removed from the country on Friday.",
    ),
    "threat_or_harassment": (
        "Ana Belim received death threats.",
        "Officers warned her father that he would lose his job.",
        "Strangers followed her for weeks.",
        "State television smeared the lawyer as a traitor.",
        "Police told his parents to bring him home or else.",
        "He was blackmailed with private photos.",
    ),
    "forced_confession": (
        "State television aired her confession.",
        "Tor Belim was made to apologise on camera.",
        "They forced her to record a video denouncing her husband.",
        "He confessed under torture.",
    ),
    "travel_ban": (
        "Ana Belim was barred from leaving the country.",
        "Tor Belim was stopped at the border.",
        "Her passport was annulled.",
        "They took his passport away.",
        "A court imposed an exit ban on the editor.",
    ),
    "search_or_seizure": (
        "Police raided the office of the union.",
        "Officers ransacked her flat.",
        "They took her laptop and two phones.",
        "The bank froze the accounts of the association.",
        "The newsroom was sealed.",
        "He had his phone taken.",
    ),
    "dismissal": (
        "Ana Belim was sacked.",
        "The teacher lost her job.",
        "Two students were expelled from the university.",
        "He was stripped of his post.",
        "The lawyer was disbarred.",
    ),
    "ban_or_designation": (
        "The Lantern Movement was outlawed.",
        "The ministry dissolved the association.",
        "The court declared the group extremist.",
        "The channel was declared a foreign agent.",
    ),
    "censorship": (
        "The regulator blocked the site Velmar Today.",
        "Authorities cut the internet in Velmar.",
        "Radio Velmar was taken off air.",
        "The newspaper was shut down.",
        "A judge issued a gag order.",
    ),
    "physical_attack": (
        "Riot police fired tear gas at the crowd.",
        "Ana Belim was beaten up by unknown men.",
        "Four people were wounded by rubber bullets.",
        "His car was set on fire.",
        "A cameraman was hit by a stone.",
        "There were beatings on the square.",
        "A truck ran over two marchers.",
        "we were beaten with sticks near the bridge",
    ),
    "protest": (
        "Hundreds marched through Velmar.",
        "Workers took to the streets on Monday.",
        "Prisoners began a hunger strike.",
        "Students held a sit-in at the faculty.",
        "The nurses went on strike.",
        "Around 300 people rallied outside the courthouse.",
    ),
    "statement_or_condemnation": (
        "The Belrud Committee condemned the arrests.",
        "The union called on the government to free her.",
        "Amira Holt, the envoy, expressed concern over the trial.",
        "The bishops demanded an inquiry.",
    ),
    "other": (
        "Ana Belim was charged with treason.",
        "Tor Belim was put on a wanted list.",
        "He was stripped of his citizenship.",
        "The family was evicted.",
        "Soldiers burned twenty homes.",
        "She was denied a lawyer.",
        "His pension was stopped.",
    ),
}


@pytest.mark.parametrize(("act", "text"), [(act, text) for act, texts in SAID.items() for text in texts])
def test_a_sentence_tells_its_act(act: str, text: str) -> None:
    found = {claim.act for claim in claims(text)}
    assert found & (CUSTODY if act == "custody" else {act})


def test_verbs_in_a_row_share_one_victim() -> None:
    found = claims("Ana Belim was arrested, beaten, denied a lawyer and sentenced to nine years.")
    assert {c.act for c in found} >= {"arrest", "physical_attack", "other", "conviction"}
    assert {w for c in found for w in words(c.victims)} == {"Ana Belim"}


def test_a_participle_that_opens_a_sentence_is_about_its_subject() -> None:
    assert words(only("Arrested on Monday, Ana Belim was taken ill.", "arrest").victims) == ["Ana Belim"]


def test_a_participle_between_commas_is_about_the_name_before_it() -> None:
    assert words(only("Ana Belim, jailed since May, wrote a letter.", "arrest").victims) == ["Ana Belim"]


def test_the_subject_stands_before_a_relative_clause() -> None:
    claim = only("Four women who stayed with the cattle are missing.", "enforced_disappearance")
    assert words(claim.victims) == ["women"]


def test_the_owner_of_a_passport_is_the_victim() -> None:
    claim = only("The ministry annulled the passports of eleven deputies.", "travel_ban")
    assert words(claim.victims) == ["deputies"]


def test_men_without_faces_abduct() -> None:
    assert only("Masked men took Ana Belim from her home.", "abduction_or_rendition").polarity == "asserted"


def test_a_chat_needs_no_final_stop() -> None:
    assert claims("we were beaten with sticks near the bridge", "physical_attack")


def test_a_heading_is_not_read() -> None:
    assert claims("Court jails three reporters\n\nIt was late.") == []


@pytest.mark.parametrize(
    "text",
    [
        "He has taken the vaccine.",
        "The novel grabbed headlines.",
        "Prices hit a record.",
        "They held a meeting in Velmar.",
        "The band released an album.",
        "Let us go home, he joked.",
        "The road was blocked by snow.",
        "The minister dismissed the idea.",
        "Doctors question the decision.",
        "She took part in a census.",
    ],
)
def test_everyday_words_are_no_act(text: str) -> None:
    assert claims(text) == []
