import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';

const pictures = join(tmpdir(), 'lianke-e2e-failures');

/** The tests of this file are one story: after a failed chapter the rest says nothing. A failure leaves pictures of every open page. */
export function tellStory(browser: () => Browser | undefined): void {
  let broken = false;
  beforeEach(({ skip }) => skip(broken, 'an earlier chapter failed'));
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    broken = true;
    mkdirSync(pictures, { recursive: true });
    const pages = browser()
      ?.contexts()
      .flatMap((context) => context.pages());
    for (const [at, page] of (pages ?? []).entries()) {
      const path = join(pictures, `${task.name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60)}-${at}.png`);
      await page.screenshot({ path }).catch(() => undefined);
      console.log(`picture of the failure: ${path} (${page.url()})`);
    }
  });
}
