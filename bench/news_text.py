"""Texts as dense as news: about 5,000 characters, a third of the sentences tell of an act, the rest is what stands
round it. Everything is invented; each number gives other sentences, names and figures in another order."""

from __future__ import annotations

PEOPLE = ("Mirsaid Halvan", "Zarina Odil", "Temur Belgar", "Anora Sivash", "Rustal Kemin", "Dilnoz Farvad", "Ishan Mor")
PLACES = ("Oshvan", "Tolvar", "Belrud", "Karvesh", "Sumbar", "Halkent", "Nurova")
MONTHS = ("January", "March", "May", "July", "September", "November")
ACTS = (
    "On {day} {month} officers in plain clothes detained {who}, who teaches at a school in {where}.",
    "A court in {where} sentenced {who} to {n} years in prison on charges of insulting an official.",
    "Police arrested at least {n} people at the bus station of {where}, according to the drivers' union.",
    "{who} was released on bail after two nights, her brother said on {day} {month}.",
    "Investigators searched the home of {who} and took away three telephones and a printer.",
    "About {n} residents gathered before the town hall of {where} and asked for the return of their relatives.",
    "The directorate of the interior denied that {who} had been beaten in custody.",
    "{who} was summoned for questioning twice in {month} and told not to leave {where}.",
    "Two men in masks attacked the reporter {who} near the market of {where} on {day} {month}.",
    "The regional college dismissed {n} lecturers who had signed the letter.",
    "The families' committee of {where} condemned the trial as unfair.",
    "Border guards in {where} turned back {who} and kept the passport.",
    "The registry office blocked the website of the {where} Courier for {n} days.",
    "The mayor of {where} banned the march that {who} had announced for {day} {month}.",
    "A prosecutor asked for {n} months in a settlement colony for {who}.",
    "{who} says that guards in {where} threatened to send the file of the children to the school.",
    "{who} has not been seen since {day} {month}, when a grey car stopped at the gate.",
)
ROUND = (
    "The town lies on the old road to the salt lakes and lives on apples, felt and repair shops.",
    "Most of the houses have one storey, and in winter the smoke of the stoves stands over the gardens.",
    "The bridge below the mill is narrow, so lorries wait on both banks until the light changes.",
    "Nobody at the counter wanted to give a name, and the woman beside the door only shook her head.",
    "The ministry did not answer written questions by the time this report was finished.",
    "Prices for flour have risen since the spring, while wages in the public sector stayed as they were.",
    "The building was once a cinema; the letters of its last film can still be read on the wall.",
    "In the evening the square fills with students who share one bench and one pair of headphones.",
    "A neighbour remembers the day well because the water had been cut off and the children were at home.",
    "The new code of procedure came into force two years ago and has been amended four times.",
    "Lawyers in the region speak of a full calendar and of files that arrive late or without stamps.",
    "It is a case that has divided the town, from the bakery to the council and the choir.",
    "Her father repairs radios; her mother keeps the accounts of a cooperative for dried fruit.",
    "The hall was so full that chairs had to be carried over from the library.",
    "For a long time the district was known for its football team and little else.",
    "Rain delayed the start, and the interpreter came only after the second hour.",
    "The road north is closed between the first snow and the end of the thaw.",
    "Such hearings rarely last longer than a morning, says a guide for clerks.",
    "The letter has three pages, is typed without a single correction and bears no seal.",
    "A spokesman referred to a page on the web that could not be opened for most of the week.",
    "The number of weddings fell, the number of departures grew, and the clinic has one doctor left.",
    "Several versions of the story went round, each a little longer than the one before.",
    "The office is on the third floor, above a shop for bicycles and a pharmacy.",
    "What the plan would cost, and who would pay for it, is not said in the draft.",
    "Economists doubt that the loan can be paid back within the period that the treaty names.",
    "The festival of the valley was moved to another weekend and nobody seemed to mind.",
    "The paper is sold at kiosks and read aloud in tea houses, often by the same man.",
    "In the archive there is a photograph of the street before the trees were felled.",
    "The delegation stayed for lunch, praised the bread and left by the southern gate.",
    "The choir practises on Thursdays in a room that smells of paint and of oranges.",
    "Two of the maps in the annex are upside down, and the third shows another river.",
    "The insurer calls the damage small; the owner of the shop has counted it again.",
    "At the end of the street a wall is being built, and no one can say of what.",
    "Even the shepherds follow the affair, because the radio has talked of little else.",
)
BESIDE = (
    "Share on channels", "Read more", "Photo: our own", "Subscribe to the weekly letter", "Most read today", "Save",
)  # fmt: skip
EACH = 19  # sentences with an act; twice as many without one


def news(number: int) -> str:
    """The text of that number: a headline, lines of the page itself, and paragraphs of three sentences."""
    lines = [f"A week of questions in {PLACES[number % 7]}", BESIDE[number % 6], BESIDE[(number + 1) % 6], ""]
    for k in range(EACH):
        act = ACTS[(5 * number + 3 * k) % len(ACTS)].format(
            day=1 + (3 * number + k) % 28, month=MONTHS[(number + k) % 6], n=2 + (7 * number + 5 * k) % 60,
            who=PEOPLE[(number + 2 * k) % 7], where=PLACES[(2 * number + 3 * k) % 7],
        )  # fmt: skip
        around = [ROUND[(11 * number + 2 * k + side) % len(ROUND)] for side in (0, 1)]
        around.insert((number + k) % 3, act)
        lines += [" ".join(around), ""]
    return "\n".join([*lines, "", BESIDE[(number + 2) % 6], BESIDE[(number + 3) % 6]])
