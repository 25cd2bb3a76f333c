// Builds the pages' stylesheet and script, and the live room, under names that never change:
// the server adds a content hash to each address, so nothing here needs to know it.
import { resolve } from "node:path";
import { defineConfig } from "vite";

const entry = (path: string) => resolve(import.meta.dirname, path);

// Each script is built by itself (`--mode room`, `--mode check`, `--mode found`, `--mode dose`, `--mode coding`) and is one file: a chunk shared by two of them would be a
// further request, under an address without a content hash.
const entries: Record<string, Record<string, string>> = {
  production: {
    app: entry("src/app.ts"),
    "app-style": entry("src/styles/app.scss"),
    "room-style": entry("src/styles/room.scss"),
  },
  room: { room: entry("src/room/main.ts") },
  check: { check: entry("src/room/check.ts") },
  found: { found: entry("src/found/main.ts") },
  dose: { dose: entry("src/form/dose.ts") },
  coding: { coding: entry("src/coding/main.ts") },
};

export default defineConfig(({ mode }) => ({
  base: "./",
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    outDir: "dist",
    emptyOutDir: mode === "production",
    chunkSizeWarningLimit: 700,
    // Hospital machines: the last Chrome for Windows 7 is 109, older iPads stop at Safari 14.
    target: ["chrome87", "firefox78", "safari14"],
    cssTarget: ["chrome87", "firefox78", "safari14"],
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: entries[mode] ?? {},
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: (asset) => {
          const name = asset.names[0] ?? "[name][extname]";
          return name.replace("-style.css", ".css");
        },
      },
    },
  },
}));
