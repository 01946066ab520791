import { expect, it } from 'vitest';
import { isMissingChunk } from './missing-chunk.ts';

it('knows a page that could not be fetched from a page that broke', () => {
  expect(isMissingChunk(new TypeError('Failed to fetch dynamically imported module: http://x/staff-assets/jobs-page.js'))).toBe(true);
  expect(isMissingChunk(new TypeError('error loading dynamically imported module'))).toBe(true);
  expect(isMissingChunk(new TypeError('Importing a module script failed.'))).toBe(true);
  expect(isMissingChunk(new Error('Unable to preload CSS for /staff-assets/jobs-page.css'))).toBe(true);
  expect(isMissingChunk(new TypeError("Cannot read properties of undefined (reading 'rows')"))).toBe(false);
  expect(isMissingChunk(undefined)).toBe(false);
});
