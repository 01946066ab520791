import { View } from '@tarojs/components';
import { useState } from 'react';
import { t } from '../messages';
import { Sheet } from '../ui/sheet';
import type * as Shape from './invoice-title-button';
import './invoice-title-button.h5.scss';
import type { ChosenTitle } from './types';

const plain = { address: '', phone: '', bank: '', account: '' };

/** Made up; the last one has a check digit that does not fit, as one typed by hand may. */
const book: readonly ChosenTitle[] = [
  {
    kind: 'company',
    name: '杭州云栖示例科技有限公司',
    taxNo: '91330106MADEM0A15K',
    address: '浙江省杭州市西湖区文三路 90 号',
    phone: '0571-87654321',
    bank: '招商银行杭州文三支行',
    account: '571900000010001',
  },
  { ...plain, kind: 'person', name: '林小满', taxNo: '' },
  { ...plain, kind: 'company', name: '上海示例文化传播有限公司', taxNo: '91310115MADEM0B269' },
];

/** A browser has no titles of WeChat's: the demo shows a few. */
export const InvoiceTitleButton: typeof Shape.InvoiceTitleButton = ({ className = '', onChosen, children }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <View className={className} ariaRole="button" onClick={() => setOpen(true)}>
        {children}
      </View>
      {open ? (
        <Sheet title={t('ask.wechat_sheet')} onClose={() => setOpen(false)}>
          <View className="wechat-titles__demo">{t('ask.wechat_demo')}</View>
          {book.map((title) => (
            <View
              key={title.name}
              className="wechat-titles__one"
              ariaRole="button"
              onClick={() => {
                setOpen(false);
                onChosen(title);
              }}
            >
              <View className="wechat-titles__name">{title.name}</View>
              <View className="wechat-titles__tax numbers">{title.taxNo || t('titles.kind.person')}</View>
            </View>
          ))}
        </Sheet>
      ) : null}
    </>
  );
};
