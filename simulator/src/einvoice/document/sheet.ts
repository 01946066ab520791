import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { QrModules } from 'qrcode';

/** The ink of the printed form, and that of what is filled in. */
export const FORM_INK = '#9a3324';
const INK = '#1c1c1c';
export const LEFT = 22;
export const RIGHT = 573;
export const PAGE_WIDTH = 595;
const FONT = 'body';
const LEADING = 1.32;

let typeface: Buffer | undefined;
const fontFile = (): Buffer => (typeface ??= readFileSync(new URL('../../../assets/noto-sans-sc-regular.ttf', import.meta.url)));

export type Align = 'left' | 'center' | 'right';

interface Place {
  x: number;
  y: number;
  width: number;
  size: number;
  align?: Align;
  ink?: string;
}

/** A page to write on: everything is placed, nothing flows. */
export interface Sheet {
  page(height: number): void;
  line(x1: number, y1: number, x2: number, y2: number, width?: number): void;
  /** One line of text; smaller where it would not fit. */
  write(text: string, place: Place): void;
  /** Several lines; answers where the next one would start. */
  writeLines(lines: readonly string[], place: Place): number;
  /** One character below the other. */
  writeDown(text: string, place: Omit<Place, 'align'> & { height: number }): void;
  wrap(text: string, width: number, size: number): string[];
  /** ⊗, which the typeface does not have. */
  crossedCircle(x: number, y: number, radius: number): void;
  seal(x: number, y: number, words: readonly [string, string]): void;
  watermark(text: string, height: number): void;
  squares(modules: QrModules, x: number, y: number, width: number): void;
  end(): Promise<Buffer>;
}

export const lineHeight = (size: number): number => size * LEADING;

export function createSheet(title: string, createdAt: number): Sheet {
  const date = new Date(createdAt);
  const doc = new PDFDocument({
    size: [PAGE_WIDTH, 396],
    margin: 0,
    autoFirstPage: false,
    font: null,
    // Fixed, so that the same invoice gives the same bytes.
    info: { Title: title, Author: 'simulated', CreationDate: date, ModDate: date },
  });
  doc.registerFont(FONT, fontFile());
  doc.font(FONT);
  const chunks: Buffer[] = [];
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk) => void chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const widthAt = (text: string, size: number): number => doc.fontSize(size).widthOfString(text);

  const write = (text: string, { x, y, width, size, align = 'left', ink = INK }: Place): void => {
    if (text === '') return;
    let fitting = size;
    while (fitting > 4 && widthAt(text, fitting) > width) fitting -= 0.25;
    const slack = width - widthAt(text, fitting);
    const shift = align === 'left' ? 0 : align === 'right' ? slack : slack / 2;
    // A smaller text keeps the middle of its line.
    doc.fillColor(ink).text(text, x + Math.max(0, shift), y + (size - fitting) * 0.7, { lineBreak: false });
  };

  return {
    page: (height) => void doc.addPage({ size: [PAGE_WIDTH, height], margin: 0 }),
    line: (x1, y1, x2, y2, width = 0.7) => void doc.strokeColor(FORM_INK).lineWidth(width).moveTo(x1, y1).lineTo(x2, y2).stroke(),
    write,
    writeLines: (lines, place) => {
      lines.forEach((text, index) => write(text, { ...place, y: place.y + index * lineHeight(place.size) }));
      return place.y + lines.length * lineHeight(place.size);
    },
    writeDown: (text, { x, y, width, height, size, ink = FORM_INK }) => {
      const letters = [...text];
      const step = Math.min(lineHeight(size) + 1, height / letters.length);
      const top = y + (height - step * letters.length) / 2;
      letters.forEach((letter, index) => write(letter, { x, y: top + index * step, width, size, align: 'center', ink }));
    },
    wrap: (text, width, size) => {
      const lines: string[] = [];
      for (const paragraph of text.split('\n')) {
        let line = '';
        for (const letter of paragraph) {
          if (line !== '' && widthAt(line + letter, size) > width) {
            lines.push(line);
            line = '';
          }
          line += letter;
        }
        lines.push(line);
      }
      return lines;
    },
    crossedCircle: (x, y, radius) => {
      const reach = radius * Math.SQRT1_2;
      doc.strokeColor(INK).lineWidth(0.7).circle(x, y, radius).stroke();
      for (const sign of [1, -1])
        doc
          .moveTo(x - reach, y - sign * reach)
          .lineTo(x + reach, y + sign * reach)
          .stroke();
    },
    seal: (x, y, [above, below]) => {
      doc.save().opacity(0.55).strokeColor('#c8102e').lineWidth(1.6).ellipse(x, y, 42, 25).stroke();
      doc.lineWidth(0.6).ellipse(x, y, 38.5, 21.5).stroke();
      write(above, { x: x - 34, y: y - 14, width: 68, size: 8, align: 'center', ink: '#c8102e' });
      write(below, { x: x - 34, y: y - 1, width: 68, size: 10, align: 'center', ink: '#c8102e' });
      doc.restore();
    },
    watermark: (text, height) => {
      doc.save().opacity(0.09);
      for (const x of [PAGE_WIDTH * 0.26, PAGE_WIDTH * 0.74]) {
        doc.save().rotate(-24, { origin: [x, height / 2] });
        doc
          .fontSize(96)
          .fillColor('#666666')
          .text(text, x - 96, height / 2 - 64, { lineBreak: false });
        doc.restore();
      }
      doc.restore();
    },
    squares: (modules, x, y, width) => {
      const step = width / modules.size;
      for (let row = 0; row < modules.size; row += 1) {
        for (let column = 0; column < modules.size; column += 1) {
          // A hair wider, so that no white line shows between two of them.
          if (modules.get(row, column)) doc.rect(x + column * step, y + row * step, step + 0.05, step + 0.05);
        }
      }
      doc.fill(INK);
    },
    end: () => {
      doc.end();
      return ended;
    },
  };
}
