/** `[2/4] 构建员工端… 12 s`: one line per step, counting up on a terminal, printed at the start and at the end elsewhere. */
import { seconds } from '../tasks/run.mjs';

export function createProgress(total, out = process.stdout) {
  const active = new Map();
  let count = 0;
  const label = (number, title) => `[${number}/${total}] ${title}…`;
  const draw = () => {
    const now = performance.now();
    const line = [...active].map(([text, began]) => `${text} ${Math.floor((now - began) / 1000)} s`).join('   ');
    out.write(`\r\x1b[2K${line}`);
  };
  const clear = () => out.isTTY && out.write('\r\x1b[2K');
  const ticking = out.isTTY ? setInterval(() => active.size > 0 && draw(), 1000) : undefined;
  ticking?.unref();

  return {
    clear,
    say: (line) => (clear(), out.write(`${line}\n`)),
    /** A step that has nothing to do costs no line of its own beyond the note. */
    async step(title, work) {
      const text = label((count += 1), title);
      const began = performance.now();
      active.set(text, began);
      if (out.isTTY) draw();
      // In a log a step is announced too, unless it is over at once.
      const announcing = out.isTTY ? undefined : setTimeout(() => out.write(`${text}\n`), 500);
      const note = await work().finally(() => {
        active.delete(text);
        clearTimeout(announcing);
      });
      clear();
      out.write(`${text} ${note ?? `${seconds(performance.now() - began)} s`}\n`);
      if (out.isTTY && active.size > 0) draw();
    },
  };
}
