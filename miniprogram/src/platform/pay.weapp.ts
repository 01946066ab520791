import Taro from '@tarojs/taro';
import { saidNo } from './error-words';
import type * as Shape from './pay';

/** With callbacks: Taro makes no promise of this call, and older clients do not either. */
export const requestPayment: typeof Shape.requestPayment = ({ params }) =>
  new Promise((resolve) => {
    void Taro.requestPayment({
      ...params,
      success: () => resolve('done'),
      fail: (error) => resolve(saidNo(error) ? 'cancelled' : 'done'),
    });
  });
