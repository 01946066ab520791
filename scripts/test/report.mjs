import { seconds } from '../tasks/run.mjs';

/** Collects what went well and what did not; every step gets a line with its time, a failing one its whole output. */
export function createReport(out = process.stdout) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];

  /** An outcome with counts (vitest) adds them; any other step counts as one. */
  function add(title, { ok, output, ms, passed = ok ? 1 : 0, failed = ok ? 0 : 1, skipped = 0 }) {
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
    const tests = passed + failed + skipped > 1 ? `  ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}` : '';
    out.write(`${ok ? '✓' : '✗'} ${title}  ${seconds(ms)} s${tests}\n`);
    if (ok) return;
    failures.push(title);
    out.write(`${'─'.repeat(80)}\n${output.trimEnd()}\n${'─'.repeat(80)}\n`);
  }

  /** The last line is read by machines. */
  function end(ms, leftOut) {
    out.write(`\n总用时 ${seconds(ms)} s\n`);
    for (const title of failures) out.write(`✗ ${title}\n`);
    if (totals.skipped > 0) out.write(`跳过了 ${totals.skipped} 个测试 / ${totals.skipped} tests were skipped\n`);
    if (leftOut) out.write(`${leftOut}\n`);
    out.write(`${totals.passed} passed, ${totals.failed} failed\n`);
    return totals.failed === 0;
  }

  return { add, end };
}
