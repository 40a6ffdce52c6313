// How the visitor's page talks with the hub: plain requests in the oldest script there is, for phones that are ten years old.

(function () {
  "use strict";

  var PATIENCE = 8000; // ms
  var PAUSES = [500, 1500, 3000]; // ms between tries of one press
  var BUSY = { 0: true, 502: true, 503: true, 504: true };

  /** A key for one press: the same press tried again is done once. */
  function pressKey() {
    var text = "p" + new Date().getTime();
    for (var n = 0; n < 4; n += 1) text += "-" + Math.floor(Math.random() * 4294967296).toString(16);
    return text;
  }

  function ask(method, path, heard) {
    var request = new XMLHttpRequest();
    request.open(method, path, true);
    request.timeout = PATIENCE;
    request.onload = function () {
      heard(request.status, request);
    };
    request.onerror = request.ontimeout = request.onabort = function () {
      heard(0, request);
    };
    return request;
  }

  /** The page itself, read again: heard(document), null when nothing came. Scripts in it do not run. */
  function page(path, heard) {
    var request = ask("GET", path, function (status) {
      heard(status && status < 500 ? request.response : null);
    });
    request.responseType = "document";
    request.send();
  }

  /** POST `body`, once for this `key`, tried again while the wire fails: heard(ok, problem); no problem when nothing came. */
  function act(path, body, key, heard, tried) {
    var times = tried || 0;
    var request = ask("POST", path, function (status) {
      if (BUSY[status] && times < PAUSES.length) {
        setTimeout(function () {
          act(path, body, key, heard, times + 1);
        }, PAUSES[times]);
      } else heard(status >= 200 && status < 300, status ? parsed(request.responseText) : null);
    });
    request.setRequestHeader("Content-Type", "application/json");
    request.setRequestHeader("Idempotency-Key", key);
    request.send(JSON.stringify(body));
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      return null;
    }
  }

  window.shouwen = { wire: { page: page, act: act, pressKey: pressKey } };
})();
