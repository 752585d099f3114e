// Draw the cards of a file with takumi, each as the shapes and lines of text that it consists of.
//
//     node takumi.mjs CARDS.json FOLDER      (by benchmarks/takumi.py)
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const { Renderer } = createRequire(join(process.cwd(), "x.js"))("@takumi-rs/core");
const [, , file, folder] = process.argv;
const { fonts, cards } = JSON.parse(await readFile(file, "utf8"));
const renderer = new Renderer();
for (const { name, path } of fonts) await renderer.registerFont({ name, data: await readFile(path) });
await Promise.all(
  cards.map(async ({ name, width, height, node }) =>
    writeFile(join(folder, name), await renderer.render(node, { width, height, format: "png" })),
  ),
);
