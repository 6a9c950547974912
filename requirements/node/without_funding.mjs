// Takes the addresses of those who ask for money out of locks: nothing is installed from them, and a lock holds no address.

import { readFileSync, writeFileSync } from "node:fs";

for (const file of process.argv.slice(2)) {
  const lock = JSON.parse(readFileSync(file, "utf8"));
  for (const one of Object.values(lock.packages)) {
    delete one.funding;
  }
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
