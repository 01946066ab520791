import type { QrModules } from 'qrcode';
import QRCode from 'qrcode';
import { beijingDay } from '../../world/beijing.ts';
import type { Invoice, Party } from '../invoice.ts';
import { yuanOf } from '../yuan.ts';
import { capitalsOf } from './capitals.ts';
import { kindOf } from './kind.ts';
import type { Sheet } from './sheet.ts';
import { FORM_INK, LEFT, PAGE_WIDTH, RIGHT } from './sheet.ts';

export const PARTIES_TOP = 88;
export const PARTIES_HEIGHT = 62;
const LABEL_WIDTH = 18;
const MIDDLE = (LEFT + RIGHT) / 2;

const dayWords = (at: number): string => {
  const [year, month, day] = beijingDay(at).split('-');
  return `${year}年${month}月${day}日`;
};

/** What the square tells: kind, number, amount and day, in the order the bureau's has them. */
export const qrOf = (invoice: Invoice): QrModules => {
  const kind = invoice.line === 'bs' ? '31' : '32';
  const day = beijingDay(invoice.issuedAt).replaceAll('-', '');
  return QRCode.create(['01', kind, '', invoice.number, yuanOf(invoice.netFen + invoice.taxFen), day, '', 'TEST'].join(',')).modules;
};

export function drawHead(sheet: Sheet, invoice: Invoice, qr: QrModules, pages: { number: number; of: number }): void {
  sheet.squares(qr, LEFT, 16, 62);
  const title = kindOf(invoice);
  const half = invoice.line === 'bs' ? 124 : 98;
  sheet.write(title, { x: PAGE_WIDTH / 2 - half, y: 20, width: 2 * half, size: 18, align: 'center', ink: FORM_INK });
  for (const y of [52, 55]) sheet.line(PAGE_WIDTH / 2 - half + 4, y, PAGE_WIDTH / 2 + half - 4, y, 0.8);
  sheet.seal(PAGE_WIDTH / 2, 57, ['发票监制章', '模拟 测试']);
  const right = { x: 428, width: RIGHT - 428 };
  const entry = (label: string, value: string, y: number) => {
    sheet.write(label, { x: right.x, y, width: 48, size: 9, ink: FORM_INK });
    sheet.write(value, { x: right.x + 46, y, width: right.width - 46, size: 9 });
  };
  entry('发票号码：', invoice.number, 24);
  entry('开票日期：', dayWords(invoice.issuedAt), 41);
  if (pages.of > 1) sheet.write(`共${pages.of}页 第${pages.number}页`, { ...right, y: 60, size: 8, align: 'right', ink: FORM_INK });
}

function drawParty(sheet: Sheet, x: number, title: string, party: Party): void {
  sheet.writeDown(title, { x, y: PARTIES_TOP + 2, width: LABEL_WIDTH, height: PARTIES_HEIGHT - 4, size: 8.5 });
  const left = x + LABEL_WIDTH + 5;
  const width = MIDDLE - LEFT - LABEL_WIDTH - 10;
  sheet.write('名称：', { x: left, y: PARTIES_TOP + 8, width: 34, size: 9, ink: FORM_INK });
  const name = sheet.wrap(party.name, width - 30, 9);
  // A long name takes two smaller lines.
  if (name.length > 1)
    sheet.writeLines(sheet.wrap(party.name, width - 30, 7.5).slice(0, 3), {
      x: left + 28,
      y: PARTIES_TOP + 6,
      width: width - 28,
      size: 7.5,
    });
  else sheet.write(party.name, { x: left + 28, y: PARTIES_TOP + 8, width: width - 28, size: 9 });
  const label = '统一社会信用代码/纳税人识别号：';
  sheet.write(label, { x: left, y: PARTIES_TOP + 38, width: 138, size: 8.5, ink: FORM_INK });
  sheet.write(party.taxNo, { x: left + 133, y: PARTIES_TOP + 37.5, width: width - 133, size: 9 });
}

export function drawParties(sheet: Sheet, invoice: Invoice): void {
  const bottom = PARTIES_TOP + PARTIES_HEIGHT;
  sheet.line(LEFT, PARTIES_TOP, RIGHT, PARTIES_TOP, 1);
  sheet.line(LEFT, bottom, RIGHT, bottom);
  for (const x of [LEFT + LABEL_WIDTH, MIDDLE, MIDDLE + LABEL_WIDTH]) sheet.line(x, PARTIES_TOP, x, bottom);
  drawParty(sheet, LEFT, '购买方信息', invoice.buyer);
  drawParty(sheet, MIDDLE, '销售方信息', invoice.seller);
}

export const TOTAL_HEIGHT = 24;

/** 价税合计. The crossed circle keeps anybody from writing in front of the words. */
export function drawTotal(sheet: Sheet, invoice: Invoice, y: number): void {
  const total = invoice.netFen + invoice.taxFen;
  const text = y + 5.5;
  sheet.line(LEFT, y, RIGHT, y);
  sheet.line(LEFT, y + TOTAL_HEIGHT, RIGHT, y + TOTAL_HEIGHT);
  sheet.line(LEFT + 126, y, LEFT + 126, y + TOTAL_HEIGHT);
  sheet.write('价税合计（大写）', { x: LEFT, y: text, width: 126, size: 9, align: 'center', ink: FORM_INK });
  sheet.crossedCircle(LEFT + 139, y + TOTAL_HEIGHT / 2 + 0.5, 4.2);
  sheet.write(capitalsOf(total), { x: LEFT + 148, y: text - 0.5, width: 238, size: 10 });
  sheet.write('（小写）', { x: LEFT + 390, y: text, width: 40, size: 9, ink: FORM_INK });
  sheet.write(`¥${yuanOf(total)}`, { x: LEFT + 432, y: text - 0.5, width: RIGHT - LEFT - 440, size: 10 });
}

const REMARK_SIZE = 8;
export const remarkOf = (sheet: Sheet, invoice: Invoice): { lines: string[]; height: number } => {
  const { buyer } = invoice;
  const more = [
    buyer.address || buyer.tel ? `购方地址、电话：${[buyer.address, buyer.tel].filter(Boolean).join(' ')}` : '',
    buyer.account ? `购方开户银行及账号：${buyer.account}` : '',
    invoice.payee || invoice.checker ? `收款人：${invoice.payee}　复核人：${invoice.checker}` : '',
  ].filter(Boolean);
  const text = [invoice.remark, ...more].filter(Boolean).join('\n');
  const lines = text === '' ? [] : sheet.wrap(text, RIGHT - LEFT - LABEL_WIDTH - 16, REMARK_SIZE);
  return { lines, height: Math.max(52, lines.length * REMARK_SIZE * 1.32 + 12) };
};

export function drawRemark(sheet: Sheet, remark: { lines: string[]; height: number }, y: number): void {
  sheet.writeDown('备注', { x: LEFT, y: y + 6, width: LABEL_WIDTH, height: remark.height - 12, size: 9 });
  sheet.line(LEFT + LABEL_WIDTH, y, LEFT + LABEL_WIDTH, y + remark.height);
  sheet.writeLines(remark.lines, { x: LEFT + LABEL_WIDTH + 7, y: y + 6, width: RIGHT - LEFT - LABEL_WIDTH - 14, size: REMARK_SIZE });
}

export function drawFoot(sheet: Sheet, invoice: Invoice, y: number): void {
  sheet.write('开票人：', { x: LEFT + 40, y, width: 40, size: 9, ink: FORM_INK });
  sheet.write(invoice.clerk, { x: LEFT + 78, y, width: 120, size: 9 });
  sheet.write('模拟环境生成，仅供测试，不作报销凭证', { x: RIGHT - 240, y, width: 240, size: 7.5, align: 'right', ink: '#777777' });
}
