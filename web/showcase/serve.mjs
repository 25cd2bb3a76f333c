// Serves the showcase for looking at during development: `npm run showcase`. Never shipped.
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { frame } from "./frame.mjs";

const here = new URL(".", import.meta.url);
const dist = new URL("../dist/", import.meta.url);
const types = { css: "text/css", js: "text/javascript", svg: "image/svg+xml" };

export const pages = async () =>
  (await readdir(here)).filter((name) => name.endsWith(".html")).map((name) => name.replace(".html", ""));

// A fragment's first line is a comment with the frame's options as JSON; `bare` means it is a whole page already.
export const page = async (name) => {
  const text = await readFile(new URL(`${name}.html`, here), "utf8");
  const [, head, main] = /^<!--(.*?)-->([\s\S]*)$/.exec(text);
  const options = JSON.parse(head);
  return options.bare ? main.trim() : frame({ ...options, main });
};

export const start = (port = 0) =>
  new Promise((resolve) => {
    const server = createServer(async (request, response) => {
      try {
        const path = new URL(request.url, "http://localhost").pathname;
        if (path.startsWith("/assets/")) {
          const name = path.slice("/assets/".length);
          const body = await readFile(new URL(name, dist));
          response.writeHead(200, { "content-type": types[name.split(".").pop()] ?? "application/octet-stream" });
          response.end(body);
          return;
        }
        const name = path.slice(1);
        const body = name
          ? await page(name)
          : `<ul>${(await pages()).map((it) => `<li><a href="/${it}">${it}</a></li>`).join("")}</ul>`;
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
        response.end(body);
      } catch (error) {
        response.writeHead(404, { "content-type": "text/plain" });
        response.end(String(error));
      }
    });
    server.listen(port, "127.0.0.1", () => resolve(server));
  });

if (import.meta.url === `file://${process.argv[1]}`) {
  const server = await start(Number(process.env.PORT ?? 0));
  console.log(`http://127.0.0.1:${server.address().port}/`);
}
