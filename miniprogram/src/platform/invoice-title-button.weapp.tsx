import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { t } from '../messages';
import { saidNo } from './error-words';
import { toast } from './feedback';
import type * as Shape from './invoice-title-button';
import type { ChosenTitle } from './types';

/** The same number as in WeChat's answer: 0 is a company. */
const isCompany = (type: unknown): boolean => String(type) === '0';

async function choose(): Promise<ChosenTitle> {
  const chosen = await Taro.chooseInvoiceTitle();
  const { type, title, taxNumber = '', companyAddress = '', telephone = '', bankName = '', bankAccount = '' } = chosen;
  const kind = isCompany(type) ? 'company' : 'person';
  return { kind, name: title, taxNo: taxNumber, address: companyAddress, phone: telephone, bank: bankName, account: bankAccount };
}

/** WeChat's own book of invoice titles. */
export const InvoiceTitleButton: typeof Shape.InvoiceTitleButton = ({ className = '', onChosen, children }) => (
  <View
    className={className}
    hoverClass="pressed"
    ariaRole="button"
    onClick={() => {
      choose().then(onChosen, (error: unknown) => (saidNo(error) ? undefined : toast(t('ask.wechat_refused'))));
    }}
  >
    {children}
  </View>
);
