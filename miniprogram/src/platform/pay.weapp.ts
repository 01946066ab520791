import Taro from '@tarojs/taro';
import { saidNo } from './error-words';
import type * as Shape from './pay';

export const requestPayment: typeof Shape.requestPayment = async ({ params }) => {
  try {
    await Taro.requestPayment(params);
    return 'done';
  } catch (error) {
    return saidNo(error) ? 'cancelled' : 'done';
  }
};
