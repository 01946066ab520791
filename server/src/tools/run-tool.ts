import { existsSync } from 'node:fs';
import { ConfigError, loadConfig } from '@lianke/config';
import type { Config } from '@lianke/config';

/** What a command line tool prints and how it reads its words; replaced in tests. */
export interface ToolIo {
  args: readonly string[];
  say(line: string): void;
}

/**
 * Runs a command line tool with the server's settings (`.env` too; the environment wins). Redis is left out: tools look at the database only.
 * The number `work` answers is the exit code; wrong settings exit with 78.
 */
export async function runTool(work: (config: Config, io: ToolIo) => Promise<number>): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    const config = { ...loadConfig(process.env), redisUrl: null };
    process.exitCode = await work(config, { args: process.argv.slice(2), say: (line) => void process.stdout.write(`${line}\n`) });
  } catch (error) {
    process.stderr.write(
      `${error instanceof ToolError || error instanceof ConfigError ? error.message : String((error as Error).stack)}\n`,
    );
    process.exitCode = error instanceof ConfigError ? 78 : 1;
  }
}

/** Something the operator can put right; printed without a stack. */
export class ToolError extends Error {}
