import Taro from '@tarojs/taro';
import { PlatformFailure } from './failure';
import type * as Shape from './login';

export const getLoginCode: typeof Shape.getLoginCode = async () => {
  const answer = await Taro.login().catch(() => undefined);
  if (!answer?.code) throw new PlatformFailure('login.failed');
  return answer.code;
};
