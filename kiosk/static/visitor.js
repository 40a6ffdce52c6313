// The phone page behind the slip's QR: the hub writes it whole, this script reads it again and puts what is new in its place.
// In the oldest script there is: no modules, arrows or promises; whatever it does not understand, the page can be read without it.

(function () {
  "use strict";

  var wire = window.shouwen.wire;
  var bell = window.shouwen.bell;
  var RENEW = 120000; // ms this page is open at least before a newer hub makes it load anew
  var FRESH = 10000; // ms a new call is highlighted
  var opened = new Date().getTime();
  var address = location.href.split("#")[0];
  var state = { timer: 0, asking: false, busy: false, fault: "", lost: false, press: "", looking: 0, fresh: 0, text: "" };

  function node(id) {
    return document.getElementById(id);
  }

  function phone() {
    return node("phone");
  }

  function told(name) {
    return phone().getAttribute("data-" + name) || "";
  }

  function show(id, shown) {
    if (node(id)) node(id).hidden = !shown;
  }

  /** What stands on the page by this hand's doing, not the hub's; called after everything that changes. */
  function draw() {
    var on = bell.isOn();
    var keys = phone().getElementsByTagName("button");
    for (var n = 0; n < keys.length; n += 1) keys[n].setAttribute("aria-disabled", String(state.busy)); // disabled would lose the focus
    show("lost", state.lost);
    if (node("fault")) node("fault").textContent = state.fault;
    show("fault", Boolean(state.fault));
    show("stop", !state.asking);
    show("sure", state.asking);
    show("rejoin", true);
    show("rating", true);
    show("bell", bell.able() && (on || told("state") !== "called")); // too late to ask for it now
    show("ring", !on);
    show("ringing", on && !navigator.vibrate);
    show("shaking", on && Boolean(navigator.vibrate));
    show("awake", bell.asleep());
    show("hush", on);
    var fresh = new Date().getTime() < state.fresh ? " phone--fresh" : "";
    var name = "phone phone--" + told("state") + fresh;
    if (phone().className !== name) phone().className = name;
  }

  /** Ask for the page again, and once more after the time the hub has named. */
  function look() {
    clearTimeout(state.timer);
    if (!Number(told("again")) || (document.hidden && !bell.isOn())) return;
    var mine = (state.looking += 1);
    wire.page(address, function (news) {
      if (mine !== state.looking) return; // a later question is under way: its answer is newer
      var fresh = news && news.getElementById("phone");
      state.lost = !fresh;
      if (fresh && fresh.outerHTML !== state.text) take(fresh, news); // else a reader would hear it all again
      draw();
      later();
    });
  }

  function later() {
    clearTimeout(state.timer);
    var seconds = Number(told("again"));
    if (seconds) state.timer = setTimeout(look, seconds * (900 + Math.random() * 200));
  }

  /** Put the newer page in the place of this one; a hand that is on a key keeps it. */
  function take(fresh, news) {
    var before = { news: told("news"), state: told("state"), version: told("version") };
    var held = document.activeElement && document.activeElement.id;
    var old = phone();
    state.text = fresh.outerHTML;
    old.parentNode.replaceChild(document.importNode(fresh, true), old);
    document.title = news.title;
    document.documentElement.lang = news.documentElement.lang;
    if (told("state") !== before.state) state.asking = false;
    draw();
    if (held && node(held) && document.activeElement !== node(held)) node(held).focus();
    if (isTurn(before)) call();
    var aged = new Date().getTime() - opened > RENEW;
    if (aged && told("version") !== before.version && !state.asking && !state.busy && !bell.isOn()) location.reload();
  }

  /** Called (again), or wanted back at the counter after a hold. */
  function isTurn(before) {
    if (told("state") === "called") return told("news") !== before.news;
    return told("state") === "serving" && before.state === "held";
  }

  function call() {
    bell.ring();
    state.fresh = new Date().getTime() + FRESH;
    window.scrollTo(0, 0);
    setTimeout(draw, FRESH + 100);
  }

  function act(what, body) {
    if (state.busy) return;
    state.busy = true;
    state.fault = "";
    draw();
    wire.act("/api/tickets/" + told("token") + "/" + what, body, state.press || wire.pressKey(), function (ok, problem) {
      var language = document.documentElement.lang.slice(0, 2);
      state.busy = false;
      state.press = "";
      if (ok) state.asking = false;
      else state.fault = (problem && (problem["detail_" + language] || problem.detail)) || told("fault");
      draw();
      look();
    });
  }

  function pressed(key) {
    if (key.id === "stop") {
      state.asking = true;
      state.fault = "";
      state.press = wire.pressKey();
      draw();
      node("keep").focus();
    } else if (key.id === "keep") {
      state.asking = false;
      state.fault = "";
      state.press = "";
      draw();
      node("stop").focus();
    } else if (key.id === "cancel" || key.id === "rejoin") act(key.id, {});
    else if (key.id === "ring" || key.id === "awake") ringing();
    else if (key.id === "hush") {
      bell.stop();
      draw();
    } else if (key.getAttribute("data-score")) act("rating", { score: Number(key.getAttribute("data-score")) });
    else if (key.getAttribute("data-reason")) act("rating", { score: score(), reason: key.getAttribute("data-reason") });
  }

  function ringing() {
    bell.start();
    draw();
    setTimeout(draw, 500); // by then the sound has begun, or it will not
    look();
  }

  /** The score that was said: a reason goes with it. */
  function score() {
    var keys = phone().getElementsByTagName("button");
    for (var n = 0; n < keys.length; n += 1) {
      if (keys[n].getAttribute("data-score") && keys[n].getAttribute("aria-pressed") === "true") {
        return Number(keys[n].getAttribute("data-score"));
      }
    }
    return 0;
  }

  /** The other language: the same page read again, so that a bell that is on stays on. */
  function speak(link) {
    address = link.href;
    if (history.replaceState) history.replaceState(null, "", address);
    look();
  }

  document.addEventListener("click", function (event) {
    var key = event.target;
    while (key && key !== document && key.tagName !== "BUTTON" && key.id !== "language") key = key.parentNode;
    if (!key || key === document) return;
    if (key.id === "language") {
      if (!Number(told("again"))) return; // nothing to lose: the link does it
      event.preventDefault();
      speak(key);
    } else pressed(key);
  });
  document.addEventListener("visibilitychange", function () {
    bell.wake();
    look();
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) look();
  });
  window.addEventListener("online", look);
  draw();
  later();
})();
