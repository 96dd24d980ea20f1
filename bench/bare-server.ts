// One file from memory: the least that Node can do for a request.
import fs from "node:fs";
import http from "node:http";

const [file = "", port = "0"] = process.argv.slice(2);
const page = fs.readFileSync(file);
const headers = { "content-type": "text/html; charset=utf-8", "content-length": page.length };
http
  .createServer((_request, response) => response.writeHead(200, headers).end(page))
  .listen(Number(port), "127.0.0.1");
