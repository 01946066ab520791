import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { t } from '../messages';
import type * as Shape from './address-button';
import { saidNo } from './error-words';
import { toast } from './feedback';
import type { ChosenAddress } from './types';

async function choose(): Promise<ChosenAddress> {
  const { userName, telNumber, provinceName, cityName, countyName, detailInfo } = await Taro.chooseAddress();
  // The four municipalities are their own province: 北京市北京市朝阳区 reads badly.
  const region = [...new Set([provinceName, cityName, countyName])].join('');
  return { name: userName, phone: telNumber, region, detail: detailInfo };
}

/** WeChat's own address book. */
export const AddressButton: typeof Shape.AddressButton = ({ className = '', onChosen, children }) => (
  <View
    className={className}
    hoverClass="pressed"
    ariaRole="button"
    onClick={() => {
      choose().then(onChosen, (error: unknown) => (saidNo(error) ? undefined : toast(t('checkout.address_refused'))));
    }}
  >
    {children}
  </View>
);
