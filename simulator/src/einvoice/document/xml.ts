import { XMLBuilder } from 'fast-xml-parser';
import { beijingStamp } from '../../world/beijing.ts';
import type { Invoice, Party } from '../invoice.ts';
import { yuanOf } from '../yuan.ts';
import { capitalsOf } from './capitals.ts';
import { kindOf } from './kind.ts';
import { rateWord } from './rate-word.ts';

const partyOf = (who: 'Seller' | 'Buyer', party: Party) => ({
  [`${who}Name`]: party.name,
  [`${who}IdNum`]: party.taxNo,
  [`${who}Addr`]: party.address,
  [`${who}TelNum`]: party.tel,
  [`${who}BankAccount`]: party.account,
});

/** Plain data under names like those of the bureau's file; its exact form, and its signature, are not played. */
export function xmlOf(invoice: Invoice): string {
  const data = {
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    EInvoice: {
      Header: { EIid: invoice.number, Version: '0.1', Test: '测试', LabelName: kindOf(invoice) },
      EInvoiceData: {
        SellerInformation: partyOf('Seller', invoice.seller),
        BuyerInformation: partyOf('Buyer', invoice.buyer),
        BasicInformation: {
          TotalAmWithoutTax: yuanOf(invoice.netFen),
          TotalTaxAm: yuanOf(invoice.taxFen),
          'TotalTax-includedAmount': yuanOf(invoice.netFen + invoice.taxFen),
          'TotalTax-includedAmountInChinese': capitalsOf(invoice.netFen + invoice.taxFen),
          Drawer: invoice.clerk,
          RequestTime: beijingStamp(invoice.issuedAt),
        },
        IssuItemInformation: invoice.rows.map((row) => ({
          ItemName: row.name,
          SpecMod: row.spec,
          MeaUnits: row.unit,
          Quantity: row.quantity,
          UnPrice: row.price,
          Amount: yuanOf(row.netFen),
          TaxRate: rateWord(row),
          ComTaxAm: yuanOf(row.taxFen),
          TaxClassificationCode: row.code,
          TotaltaxIncludedAmount: yuanOf(row.netFen + row.taxFen),
        })),
        AdditionalInformation: { Remark: invoice.remark },
        ...(invoice.colour === 'red'
          ? {
              RedInformation: {
                OriginalInvoiceNumber: invoice.blueNumber,
                RedConfirmationNumber: invoice.billNo,
                Reason: invoice.redReason,
              },
            }
          : {}),
      },
      TaxSupervisionInfo: { InvoiceNumber: invoice.number, IssueTime: beijingStamp(invoice.issuedAt) },
    },
  };
  return new XMLBuilder({ format: true, ignoreAttributes: false, suppressEmptyNode: false }).build(data);
}
