// The phone rings when the number is called: a chime and a shake, after one tap of consent, as long as the page stays open.

(function () {
  "use strict";

  var Sound = window.AudioContext || window.webkitAudioContext;
  var TIMES = 3; // chimes at a call
  var APART = 1.6; // seconds between them
  var TONES = [880, 659]; // Hz, one after the other
  var LONG = 0.45; // seconds a tone
  var SHAKE = [400, 200, 400, 200, 800]; // ms on, off ...
  var state = { on: false, sound: null, lock: null };

  /** Whether this phone can ring or shake at all. */
  function able() {
    return Boolean(Sound || navigator.vibrate);
  }

  /** The tap: a browser lets a page make sound later only if it began with one. */
  function start() {
    if (Sound && !state.sound) {
      try {
        state.sound = new Sound();
      } catch (error) {
        state.sound = null;
      }
    }
    state.on = true;
    wake();
    chime(1);
    shake([80]);
  }

  function stop() {
    state.on = false;
    if (state.sound && state.sound.suspend) state.sound.suspend();
    if (state.lock) state.lock.release();
    state.lock = null;
  }

  /** The number is called. */
  function ring() {
    shake(SHAKE);
    if (state.on) chime(TIMES);
  }

  function shake(pattern) {
    if (navigator.vibrate) navigator.vibrate(pattern);
  }

  function chime(times) {
    var sound = state.sound;
    if (!sound) return;
    if (sound.state !== "running" && sound.resume) sound.resume();
    for (var n = 0; n < times; n += 1) {
      for (var tone = 0; tone < TONES.length; tone += 1) {
        play(sound, TONES[tone], sound.currentTime + 0.05 + n * APART + tone * LONG);
      }
    }
  }

  function play(sound, pitch, at) {
    var voice = sound.createOscillator();
    var loud = sound.createGain();
    voice.frequency.value = pitch;
    loud.gain.setValueAtTime(0.0001, at);
    loud.gain.exponentialRampToValueAtTime(0.7, at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + LONG);
    voice.connect(loud);
    loud.connect(sound.destination);
    voice.start(at);
    voice.stop(at + LONG + 0.05);
  }

  /** Keep the screen lit and the sound ready: asked for at the tap and whenever the page is seen again. */
  function wake() {
    if (!state.on) return;
    if (state.sound && state.sound.state !== "running" && state.sound.resume) state.sound.resume();
    if (navigator.wakeLock && !document.hidden) {
      navigator.wakeLock.request("screen").then(
        function (lock) {
          state.lock = lock;
        },
        function () {
          state.lock = null; // a phone that saves its battery says no
        }
      );
    }
  }

  /** Whether the phone has taken the sound away meanwhile: it wants another tap. */
  function asleep() {
    return Boolean(state.on && state.sound && state.sound.state && state.sound.state !== "running");
  }

  function isOn() {
    return state.on;
  }

  window.shouwen.bell = { able: able, start: start, stop: stop, ring: ring, wake: wake, asleep: asleep, isOn: isOn };
})();
