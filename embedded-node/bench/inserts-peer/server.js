// What a student would write: one process, Node's own HTTP server, SQLite with its defaults (a
// rollback journal, synchronous=FULL), and one commit for each insert. Same request, same answer
// and the same check of who is signed in as POST /app/mega of Understudy, and as durable.
"use strict";

const http = require("node:http");
const crypto = require("node:crypto");
const Database = require("better-sqlite3");

const [file, port] = process.argv.slice(2);
const db = new Database(file);
db.pragma("synchronous = FULL");
db.exec(`
  create table if not exists sessions (sid text primary key, user text not null);
  create table if not exists mega (
    id integer primary key autoincrement,
    number integer not null,
    user text not null,
    at text not null);
`);
const newSession = db.prepare("insert into sessions (sid, user) values (?, ?)");
const session = db.prepare("select user from sessions where sid = ?");
const insert = db.prepare("insert into mega (number, user, at) values (?, ?, ?)");
const count = db.prepare("select count(*) as count from mega");

const answer = (response, status, body, headers = {}) => {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
};

const userOf = (request) => {
  const sid = /(?:^|;\s*)sid=([^;]+)/.exec(request.headers.cookie || "");
  return sid ? session.get(sid[1])?.user : undefined;
};

const isNumber = (number) => Number.isInteger(number) && number >= 1 && number <= 60;

const post = (request, response, body) => {
  if (request.url === "/login") {
    const sid = crypto.randomBytes(32).toString("base64url");
    newSession.run(sid, JSON.parse(body).username);
    return answer(response, 200, {}, { "Set-Cookie": `sid=${sid}; HttpOnly` });
  }
  const user = userOf(request);
  if (!user) {
    return answer(response, 401, { title: "Not signed in" });
  }
  const { numbers } = JSON.parse(body);
  if (!Array.isArray(numbers) || numbers.length === 0 || !numbers.every(isNumber)) {
    return answer(response, 400, { title: "Whole numbers from 1 to 60" });
  }
  const at = new Date().toISOString();
  const ids = numbers.map((number) => Number(insert.run(number, user, at).lastInsertRowid));
  return answer(response, 201, { ids });
};

http
  .createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      try {
        if (request.method === "POST") {
          post(request, response, body);
        } else {
          answer(response, 200, count.get());
        }
      } catch (e) {
        answer(response, 400, { title: String(e.message) });
      }
    });
  })
  .listen(Number(port), "127.0.0.1");
