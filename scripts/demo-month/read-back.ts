import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Spreadsheet programs that convert on a command line: what they write beside the file, as CSV. */
const programs = [
  { name: 'soffice', args: (file: string, out: string) => ['--headless', '--convert-to', 'csv', '--outdir', out, file] },
  { name: 'ssconvert', args: (file: string, out: string) => ['-S', file, join(out, 'sheet%n.csv')] },
];

export interface ConvertedSheet {
  by: string;
  /** The first sheet, line by line. */
  lines: string[];
}

/** Opens the file in whatever spreadsheet program there is; null: there is none on this machine. */
export function convert(file: string): ConvertedSheet | null {
  for (const { name, args } of programs) {
    const out = mkdtempSync(join(tmpdir(), 'lianke-sheet-'));
    try {
      execFileSync(name, args(file, out), { stdio: 'ignore', timeout: 60_000 });
      const path = name === 'soffice' ? join(out, `${file.replace(/^.*\//, '').replace(/\.xlsx$/, '')}.csv`) : join(out, 'sheet0.csv');
      return { by: name, lines: readFileSync(path, 'utf8').trimEnd().split('\n') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  }
  return null;
}
