// The line to the chat: a WebSocket, or an event stream and POST where there is none or it does not
// come through. It looks after itself; its owner hears of frames and of its state.
//
// After a loss it waits a random time from 0 to a limit that doubles with every failure, so that a
// thousand clients of a dead server do not come back in one moment: "full jitter", from
// "Exponential Backoff And Jitter" by Marc Brooker, AWS Architecture Blog, 2015.
(() => {
  "use strict";

  const BASE_MS = 200;
  const CAP_MS = 5000;
  const WELCOME_MS = 5000; // a server that does not welcome us in this time is none
  const SIGN_MS = 2000; // so often we ask for a sign of life, or get one
  const SILENCE_MS = 2500; // an answer takes no longer than this
  const TICK_MS = 500;

  class ChatLine {
    /**
     * @param hears { frame(frame), state(name, seconds) }; the states are connecting, on, away and
     *   out, which is the end: nobody is signed in
     * @param resume where an earlier page was, or null
     */
    constructor(hears, resume) {
      this.hears = hears;
      this.resume = resume;
      this.failures = 0;
      // The browser of JavaFX has a WebSocket that fails on Linux.
      this.canSocket = "WebSocket" in window && !navigator.userAgent.includes("JavaFX");
      this.streams = !this.canSocket;
      this.attempt = 0; // callbacks of earlier attempts mean nothing
      this.out = false;
      setInterval(() => this.look(), TICK_MS);
      addEventListener("online", () => this.hurry());
      document.addEventListener("visibilitychange", () => this.hurry());
      this.connect();
    }

    /** How it is connected: "WebSocket" or "events". */
    kind() {
      return this.socket ? "webSocket" : "events";
    }

    isOn() {
      return this.welcomed;
    }

    connect() {
      this.attempt += 1;
      this.welcomed = false;
      this.asked = null;
      this.begun = Date.now();
      this.due = null;
      this.hears.state("connecting");
      const query = this.resume ? `?after=${encodeURIComponent(this.resume)}` : "";
      if (this.streams) {
        this.openStream(query);
      } else {
        this.openSocket(query);
      }
    }

    openSocket(query) {
      const mine = this.attempt;
      const current = (then) => (event) => mine === this.attempt && then(event);
      let socket;
      try {
        const scheme = location.protocol === "https:" ? "wss:" : "ws:";
        socket = new WebSocket(`${scheme}//${location.host}/chat${query}`);
      } catch {
        this.lost(true);
        return;
      }
      this.socket = socket;
      socket.onmessage = current((event) => this.hear(event.data));
      // 1001: the server goes away in order, another one is ready.
      socket.onclose = current((event) => this.lost(event.code !== 1001));
    }

    openStream(query) {
      const mine = this.attempt;
      const current = (then) => (event) => mine === this.attempt && then(event);
      const stream = new EventSource(`/chat/stream${query}`);
      this.stream = stream;
      stream.onmessage = current((event) => this.hear(event.data));
      stream.addEventListener("beat", current(() => (this.heard = Date.now())));
      stream.addEventListener(
        "closed",
        current((event) => this.lost(JSON.parse(event.data).code !== 1001)),
      );
      stream.onerror = current(() => this.lost(true));
    }

    hear(text) {
      this.heard = Date.now();
      this.asked = null;
      let frame;
      try {
        frame = JSON.parse(text);
      } catch {
        return;
      }
      if (frame.resume) {
        this.resume = frame.resume;
      }
      if (frame.type === "welcome") {
        this.welcomed = true;
        this.failures = 0;
        this.hears.state("on");
      }
      if (frame.type === "message" && frame.scope === "private" && this.stream) {
        this.noteRead(frame.seq);
      }
      this.hears.frame(frame);
    }

    /** A WebSocket confirms what has arrived by itself; a stream cannot. */
    noteRead(seq) {
      this.read = seq;
      this.reading ??= setTimeout(() => {
        this.reading = null;
        this.post({ type: "read", seq: this.read }).catch(() => {});
      }, 200);
    }

    lost(isFailure) {
      const wasOn = this.welcomed;
      this.drop();
      // What never worked may work the other way; what worked once will again.
      if (!wasOn && this.canSocket && this.failures % 2 === 1) {
        this.streams = !this.streams;
      }
      const limit = Math.min(CAP_MS, BASE_MS * 2 ** this.failures);
      const wait = Math.random() * limit;
      this.failures += isFailure || !wasOn ? 1 : 0;
      this.due = Date.now() + wait;
      if (this.failures > 2) {
        this.hears.state("away", Math.ceil(wait / 1000));
      } else {
        this.hears.state("connecting");
      }
      this.timer = setTimeout(() => this.connect(), wait);
      if (!wasOn) {
        this.askWho();
      }
    }

    /** A handshake that fails does not say why; a plain question is answered. */
    async askWho() {
      try {
        const answer = await fetch("/profile", { headers: { Accept: "application/json" } });
        if (answer.status === 401) {
          this.drop();
          this.out = true;
          clearTimeout(this.timer);
          this.due = null;
          this.hears.state("out");
        }
      } catch {
        // Nobody answers at all, as is known.
      }
    }

    drop() {
      this.attempt += 1;
      this.welcomed = false;
      try {
        this.socket?.close();
        this.stream?.close();
      } catch {
        // It was closed.
      }
      this.socket = null;
      this.stream = null;
    }

    /** There is a network again, or a reader: no reason to wait. */
    hurry() {
      if (this.due && !document.hidden && navigator.onLine !== false) {
        clearTimeout(this.timer);
        this.connect();
      }
    }

    look() {
      const now = Date.now();
      if (this.out || this.due) {
        return;
      }
      if (!this.welcomed) {
        if (now - this.begun > WELCOME_MS) {
          this.lost(true);
        }
      } else if (this.stream) {
        if (now - this.heard > SIGN_MS + 2 * SILENCE_MS) {
          this.lost(true);
        }
      } else if (this.asked) {
        if (now - this.asked > SILENCE_MS) {
          this.lost(true); // it is there and answers nothing
        }
      } else if (now - this.heard > SIGN_MS) {
        this.asked = now;
        this.socket.send('{"type":"ping"}');
      }
    }

    /** Sends a frame; what becomes of it is heard as a frame, or never. */
    send(frame) {
      if (this.socket) {
        this.socket.send(JSON.stringify(frame));
      } else {
        this.post(frame).catch(() => {});
      }
    }

    async post(frame) {
      const answer = await fetch("/chat", {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          // So that a balancer may ask another server if this one dies before it answers.
          "Idempotency-Key": frame.id ?? `${frame.type}-${frame.seq}`,
        },
        body: JSON.stringify(frame),
      });
      if (answer.status === 204) {
        return;
      }
      const told = await answer.json();
      // A gateway's own errors have no code: they say nothing about the message.
      if (answer.ok) {
        this.hears.frame(told);
      } else if (told.code && told.id) {
        this.hears.frame({ type: "error", id: told.id, code: told.code });
      }
    }
  }

  window.ChatLine = ChatLine;
})();
