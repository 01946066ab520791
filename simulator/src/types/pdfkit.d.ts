declare module 'pdfkit' {
  interface TextOptions {
    width?: number;
    height?: number;
    align?: 'left' | 'center' | 'right' | 'justify';
    lineBreak?: boolean;
    lineGap?: number;
    characterSpacing?: number;
    ellipsis?: boolean | string;
  }

  export default class PDFDocument {
    constructor(options?: {
      size?: [number, number];
      margin?: number;
      autoFirstPage?: boolean;
      compress?: boolean;
      /** Null: none of the built-in typefaces is opened. */
      font?: null;
      info?: { Title?: string; Author?: string; CreationDate?: Date; ModDate?: Date };
    });
    on(event: 'data', listener: (chunk: Buffer) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    registerFont(name: string, source: Buffer): this;
    font(name: string): this;
    fontSize(size: number): this;
    addPage(options?: { size?: [number, number]; margin?: number }): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    widthOfString(text: string, options?: TextOptions): number;
    fillColor(colour: string, opacity?: number): this;
    strokeColor(colour: string): this;
    lineWidth(width: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    ellipse(x: number, y: number, radiusX: number, radiusY: number): this;
    circle(x: number, y: number, radius: number): this;
    stroke(): this;
    fill(colour?: string): this;
    save(): this;
    restore(): this;
    rotate(angle: number, options?: { origin?: [number, number] }): this;
    opacity(opacity: number): this;
    end(): void;
  }
}
