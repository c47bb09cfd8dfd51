"""Check-ins and alarms: `guvoh watch` runs them on a second machine, in other hands, that has no vault.

In: signed words of a device (a plan's order, a check-in), answers of people on a page with a button, time. Out:
messages that name nobody, by mail, signed webhook or signal-cli; one SQLite file that says what was done.

    plan.py      what is known of a plan         clock.py    how much time has passed, by two clocks
    events.py    what can happen                 machine.py  advance(state, event, clock): pure; read it first
    ladder.py    whom each step asks             outbox.py   when a message is tried again
    order.py     signed words, bounded           store.py    the file: a transition and its messages together or not
    words.py     what messages say               channels/   mail, webhook, signal
    run.py       ticks and sends                 server.py   the address that devices and people ask; pages.py its pages
    settings.py  how this watcher sends          client.py   the asking side, on the documenter's machine
    schedule.py  when check-ins are due

No state is ever new by itself: only `guvoh watch init` makes the file. docs/WATCH.md is for whoever runs it.
"""
