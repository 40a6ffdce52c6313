// Put into a hall display before it loads: a hub of its own behind WebSocket, and clocks that a test can move.
//
// `wire.skip` ms are added to every clock of the page and of this hub, `wire.leap` to the page's clock of the wall alone,
// `wire.ahead` to the hub's alone. A call is `wire.call("A001", "3")`, shown by `wire.push()`; `wire.mute` lets the connection stand and says nothing, `wire.down` refuses it.

const wire = (window.wire = { skip: 0, leap: 0, ahead: 0, seq: 1_000_000, calls: [], sockets: new Set(), mute: false, down: false, opened: 0, said: [] });
const [page, wall] = [performance.now.bind(performance), Date.now.bind(Date)];
performance.now = () => page() + wire.skip;
Date.now = () => wall() + wire.skip + wire.leap;
wire.now = () => new Date(wall() + wire.skip + wire.ahead).toISOString();

/** Server's own rule (display/board.py): the newest 14, and whoever else was called in the last 45 s. */
function worth(calls) {
  return calls.filter((call, at) => at < 14 || (at < 40 && Date.parse(wire.now()) - Date.parse(call.at) < 45_000));
}

wire.call = (number, counter = "1", ticket = number) => {
  wire.calls = wire.calls.map((call) => (call.counter === counter ? { ...call, current: false } : call));
  wire.calls = wire.calls.filter((call) => call.ticket !== ticket);
  wire.seq += 1;
  const call = { seq: wire.seq, at: wire.now(), ticket, number, counter, counter_name: { zh: counter, en: counter } };
  wire.calls = worth([{ ...call, again: false, current: true }, ...wire.calls]);
};

wire.scene = (more = {}) => {
  const first = JSON.parse(document.getElementById("scene").textContent);
  const speech = wire.calls.slice(0, 12).reverse().map(({ seq, at, ticket }) => ({ seq, at, ticket, wavs: [] }));
  return { ...first, seq: wire.seq, at: wire.now(), calls: wire.calls, speech, ...wire.more, ...more };
};

wire.tell = (event, data) => {
  if (wire.mute || wire.down) return;
  for (const socket of wire.sockets) socket.onmessage?.({ data: `42${JSON.stringify([event, data])}` });
};
wire.push = (more) => wire.tell("scene", wire.scene(more));
wire.beat = () => wire.tell("beat", { seq: wire.seq, at: wire.now(), version: wire.version });
setInterval(wire.beat, 2_000);

/** Hang up on the page; `wait` false: it is told that the network is back, and comes at once. */
wire.hangUp = (wait = true) => {
  for (const socket of [...wire.sockets]) socket.close();
  if (!wait) window.dispatchEvent(new Event("online"));
};

window.WebSocket = class {
  constructor() {
    setTimeout(() => (wire.down ? this.close() : this.open()), 0);
  }

  open() {
    wire.opened += 1;
    wire.sockets.add(this);
    this.answer('0{"sid":"1","pingInterval":5000,"pingTimeout":5000}');
  }

  answer(data) {
    if (!wire.mute) this.onmessage?.({ data });
  }

  send(text) {
    if (text === "40") return setTimeout(() => this.answer('40{"sid":"1"}'), 0);
    const [, id, body] = text.match(/^42(\d+)(.*)$/s) ?? [];
    if (!id) return null;
    const [event, data] = JSON.parse(body);
    wire.said.push([event, data]);
    if (wire.said.length > 50) wire.said.shift();
    return setTimeout(() => {
      if (event === "join") this.answer(`42${JSON.stringify(["scene", wire.scene()])}`);
      this.answer(`43${id}[${JSON.stringify({ ok: true, seq: wire.seq, at: wire.now() })}]`);
    }, 0);
  }

  close() {
    wire.sockets.delete(this);
    setTimeout(() => this.onclose?.(), 0);
  }
};
