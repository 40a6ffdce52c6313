"""Scripts that try the display's rules of speaking in a page, with a time of their own."""

RUSH = """async () => {
  const { Queue } = await import("/static/display/queue.js");
  const queue = new Queue(0);
  const spoken = [];
  let free = 0;
  for (let now = 0; now <= 120_000; now += 100) {
    const seq = now / 500 + 1;
    const call = { seq, ticket: seq, at: new Date(now).toISOString() };
    if (now < 10_000 && now % 500 === 0) queue.offer([call], now, now);
    const turn = now >= free && queue.next(now);
    if (turn) {
      spoken.push([turn.seq, now]);
      free = now + 6_000;
    }
  }
  return spoken;
}"""

AGAIN = """async () => {
  const { Standing } = await import("/static/display/standing.js");
  const standing = new Standing();
  const found = [];
  const due = (here) => found.push(Boolean(standing.due(here, here)));
  const until = new Date(100_000).toISOString();
  standing.begin(5);
  standing.offer({ seq: 4, until, urgent: false, wavs: [] });
  due(0); // a reminder from before this page
  standing.offer({ seq: 6, until, urgent: false, wavs: [] });
  due(0);
  standing.said({ seq: 6 }, 1_000);
  due(40_000); // a reminder is said once
  standing.offer({ seq: 3, until, urgent: true, wavs: [] });
  due(40_000); // an emergency from before this page stands
  standing.said({ seq: 3 }, 41_000);
  due(70_900);
  due(71_000); // 30 s later
  due(100_000); // its time is over
  standing.offer(null);
  due(71_000);
  return found;
}"""
