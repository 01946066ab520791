import type { Invoice } from '../invoice.ts';
import { yuanOf } from '../yuan.ts';
import {
  drawFoot,
  drawHead,
  drawParties,
  drawRemark,
  drawTotal,
  PARTIES_HEIGHT,
  PARTIES_TOP,
  qrOf,
  remarkOf,
  TOTAL_HEIGHT,
} from './form-parts.ts';
import type { Placed } from './item-lines.ts';
import { drawRow, drawSums, drawTitles, placeRow } from './item-lines.ts';
import { hasTax } from './rate-word.ts';
import type { Sheet } from './sheet.ts';
import { createSheet, FORM_INK, LEFT, RIGHT } from './sheet.ts';

const ROWS_TOP = PARTIES_TOP + PARTIES_HEIGHT + 20;
const SUM_HEIGHT = 18;
const FOOT_HEIGHT = 30;
/** The usual form is short; it grows with its rows up to the height of A4, then a new page begins. */
const SHORTEST_ROWS = 96;
const TALLEST_PAGE = 842;

const heightOf = (rows: readonly Placed[]): number => rows.reduce((sum, one) => sum + one.height, 0);

function inPages(rows: readonly Placed[], roomOfOthers: number, roomOfLast: number): Placed[][] {
  const pages: Placed[][] = [[]];
  let left = roomOfOthers;
  for (const row of rows) {
    if (row.height > left) {
      pages.push([]);
      left = roomOfOthers;
    }
    pages.at(-1)?.push(row);
    left -= row.height;
  }
  // The sums need their own room on the last page.
  if (heightOf(pages.at(-1) ?? []) > roomOfLast) {
    const last = pages.pop() ?? [];
    const cut = Math.max(1, last.length - 3);
    pages.push(last.slice(0, cut), last.slice(cut));
  }
  return pages;
}

function drawRows(sheet: Sheet, rows: readonly Placed[], bottom: number): void {
  drawTitles(sheet, PARTIES_TOP + PARTIES_HEIGHT + 3.5, FORM_INK);
  let y = ROWS_TOP;
  for (const row of rows) {
    drawRow(sheet, row, y);
    y += row.height;
  }
  for (const x of [LEFT, RIGHT]) sheet.line(x, PARTIES_TOP, x, bottom, 1);
}

/** As the bureau's form looks, with 测试 all over it. */
export function drawInvoice(invoice: Invoice): Promise<Buffer> {
  const sheet = createSheet(`测试发票 ${invoice.number}`, invoice.issuedAt);
  const qr = qrOf(invoice);
  const placed = invoice.rows.map((row) => placeRow(sheet, row));
  const remark = remarkOf(sheet, invoice);
  const below = SUM_HEIGHT + TOTAL_HEIGHT + remark.height + FOOT_HEIGHT;
  const pages = inPages(placed, TALLEST_PAGE - ROWS_TOP - FOOT_HEIGHT, TALLEST_PAGE - ROWS_TOP - below);

  pages.forEach((rows, index) => {
    const last = index === pages.length - 1;
    const rowsHeight = Math.max(SHORTEST_ROWS, heightOf(rows) + 6);
    const height = pages.length > 1 && !last ? TALLEST_PAGE : ROWS_TOP + rowsHeight + below;
    sheet.page(height);
    sheet.watermark('测试', height);
    drawHead(sheet, invoice, qr, { number: index + 1, of: pages.length });
    drawParties(sheet, invoice);
    if (!last) {
      const bottom = height - FOOT_HEIGHT;
      drawRows(sheet, rows, bottom);
      sheet.line(LEFT, bottom, RIGHT, bottom, 1);
      drawFoot(sheet, invoice, bottom + 7);
      return;
    }
    const sums = ROWS_TOP + rowsHeight;
    const bottom = height - FOOT_HEIGHT;
    drawRows(sheet, rows, bottom);
    sheet.write('合　　　计', { x: LEFT, y: sums + 2, width: 148, size: 9, align: 'center', ink: FORM_INK });
    drawSums(sheet, sums + 2, `¥${yuanOf(invoice.netFen)}`, invoice.rows.some(hasTax) ? `¥${yuanOf(invoice.taxFen)}` : '***');
    drawTotal(sheet, invoice, sums + SUM_HEIGHT);
    drawRemark(sheet, remark, sums + SUM_HEIGHT + TOTAL_HEIGHT);
    sheet.line(LEFT, bottom, RIGHT, bottom, 1);
    drawFoot(sheet, invoice, bottom + 7);
  });
  return sheet.end();
}
