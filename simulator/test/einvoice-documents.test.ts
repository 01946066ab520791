import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { XMLParser } from 'fast-xml-parser';
import { capitalsOf } from '../src/einvoice/document/capitals.ts';
import { bpsOf, fenOf, isProduct, netFenOf, productFen, decimalOf, taxFits, yuanOf } from '../src/einvoice/yuan.ts';
import type { InvoiceMaker } from './invoice-maker.ts';
import { createInvoiceMaker, row } from './invoice-maker.ts';

describe('amounts in words', () => {
  it.each([
    [1, '壹分'],
    [10, '壹角整'],
    [11, '壹角壹分'],
    [100, '壹圆整'],
    [101, '壹圆零壹分'],
    [1_000, '壹拾圆整'],
    [10_000, '壹佰圆整'],
    [140_950, '壹仟肆佰零玖圆伍角整'],
    [600_714, '陆仟零柒圆壹角肆分'],
    [1_640_902, '壹万陆仟肆佰零玖圆零贰分'],
    [10_000_000, '壹拾万圆整'],
    [10_000_500, '壹拾万零伍圆整'],
    [100_000_001, '壹佰万圆零壹分'],
    [1_000_000_000_00, '壹拾亿圆整'],
    [1_000_100_000_00, '壹拾亿零壹拾万圆整'],
    [-42_090, '（负数）肆佰贰拾圆玖角整'],
    [0, '零圆整'],
  ])('%i fen', (fen, words) => {
    expect(capitalsOf(fen)).toBe(words);
  });
});

describe('amounts in figures', () => {
  it('are read and written to the fen, without floats', () => {
    expect(['0.07', '1234567890.1', '-0.5', '1.005', 'x', ''].map(fenOf)).toEqual([
      7,
      123_456_789_010,
      -50,
      undefined,
      undefined,
      undefined,
    ]);
    expect([0, 7, -50, 123_456].map(yuanOf)).toEqual(['0.00', '0.07', '-0.50', '1234.56']);
    expect(['0.13', '0.015', '0', '1.5%'].map(bpsOf)).toEqual([1_300, 150, 0, undefined]);
  });

  it('fit each other exactly', () => {
    const decimal = (text: string) => decimalOf(text) ?? { units: 0n, scale: 0 };
    expect(productFen(decimal('1086.97714286'), decimal('3.5'))).toBe(380_442);
    expect(isProduct(decimal('44.25'), decimal('2'), 8_850)).toBe(true);
    expect(isProduct(decimal('44.25'), decimal('2'), 8_852)).toBe(false);
    expect([10_000, 429_900, 1].map((fen) => netFenOf(fen, 1_300))).toEqual([8_850, 380_442, 1]);
    expect(netFenOf(990, 600)).toBe(934);
    expect([taxFits(8_850, 1_300, 1_156, 6), taxFits(8_850, 1_300, 1_157, 6)]).toEqual([true, false]);
  });
});

describe('the files of an invoice', () => {
  let maker: InvoiceMaker;
  beforeEach(async () => {
    maker = await createInvoiceMaker();
  });
  afterEach(() => maker.close());

  const filesOf = async (orderNo: string) => {
    const [found] = (await maker.find(orderNo)).found;
    return { pdf: found?.['pdfUrl'] ?? '', xml: found?.['xmlUrl'] ?? '' };
  };
  const bytesOf = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());

  it('are there once it is issued: a PDF that is the same every time, and its data', async () => {
    const number = await maker.issued('A1', { remark: '订单号：A1 & <B2>' });
    const files = await filesOf('A1');
    const pdf = await bytesOf(files.pdf);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeLessThan(120_000);
    expect((await bytesOf(files.pdf)).equals(pdf)).toBe(true);
    const data = new XMLParser({ parseTagValue: false }).parse((await bytesOf(files.xml)).toString('utf8')) as {
      EInvoice: {
        Header: { EIid: string };
        EInvoiceData: { BasicInformation: Record<string, string>; AdditionalInformation: { Remark: string } };
      };
    };
    expect(data.EInvoice.Header.EIid).toBe(number);
    expect(data.EInvoice.EInvoiceData.BasicInformation).toMatchObject({
      TotalAmWithoutTax: '88.50',
      'TotalTax-includedAmountInChinese': '壹佰圆整',
    });
    expect(data.EInvoice.EInvoiceData.AdditionalInformation.Remark).toBe('订单号：A1 & <B2>');
  });

  it('open to nobody who has not been given their address', async () => {
    await maker.issued('A1');
    const { pdf } = await filesOf('A1');
    expect((await fetch(pdf.replace(/\/[0-9a-f]{24}\//, `/${'0'.repeat(24)}/`))).status).toBe(404);
  });

  it('hold two thousand rows, over as many pages as it takes', async () => {
    await maker.issued('A1', { invoiceDetail: Array.from({ length: 2_000 }, (_, index) => row({ goodsName: `*茶及饮料*第${index}款` })) });
    const pdf = await bytesOf((await filesOf('A1')).pdf);
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(30);
  });
});
