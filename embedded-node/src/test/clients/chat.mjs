// Two users of the chat on two servers, with the WebSocket library "ws": a broadcast, a private
// message, the same id again, a kill of the reader's connection. Arguments: the two servers as
// host:port, the two cookies, and how the first ones are called. Prints one JSON line.
import WebSocket from "ws";

const [, , server1, server2, aliceCookie, bobCookie] = process.argv;

const enter = (server, cookie, after = "") =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${server}/chat${after && `?after=${after}`}`, {
      headers: { Cookie: cookie },
    });
    const frames = [];
    const waiting = [];
    socket.on("error", reject);
    socket.on("message", (data, isBinary) => {
      const frame = JSON.parse(data.toString());
      frames.push({ ...frame, isBinary });
      waiting.filter((one) => one.like(frame)).forEach((one) => one.resolve({ ...frame, isBinary }));
      if (frame.type === "welcome") {
        resolve(user);
      }
    });
    const user = {
      frames,
      send: (frame) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
      wait: (like) =>
        new Promise((found) => {
          const before = frames.find(like);
          return before ? found(before) : waiting.push({ like, resolve: found });
        }),
      cut: () => socket.terminate(),
      close: () => socket.close(),
      closed: new Promise((done) => socket.on("close", (code) => done(code))),
    };
  });

const alice = await enter(server1, aliceCookie);
const bob = await enter(server1, bobCookie);
alice.send({ type: "say", id: "n1", text: "hello from Node.js" });
const said = await bob.wait((frame) => frame.text === "hello from Node.js");
await alice.wait((frame) => frame.type === "ack" && frame.id === "n1");
bob.cut();
alice.send(`bob@${server2} psst`);
for (let i = 0; i < 3; i++) {
  alice.send({ type: "private", id: "n2", to: "bob", text: "once" });
}
alice.send({ type: "private", id: "n3", to: "nobody", text: "?" });
const refused = await alice.wait((frame) => frame.type === "error");
const again = await enter(server2, bobCookie);
await again.wait((frame) => frame.text === "once");
alice.send({ type: "private", id: "n4", to: "bob", text: "the last" });
await again.wait((frame) => frame.text === "the last");
console.log(
  JSON.stringify({
    said,
    refused: refused.code,
    heard: again.frames.filter((frame) => frame.type === "message").map((frame) => frame.text),
    acks: alice.frames.filter((frame) => frame.type === "ack" && frame.id === "n2").length,
  }),
);
alice.close();
again.close();
