import { beijingTime } from '../world/beijing.ts';
import { encryptResource } from './encrypt-resource.ts';
import type { PayEndpoint } from './endpoint.ts';
import { payKeys } from './keys.ts';

export const certificateEndpoints: readonly PayEndpoint[] = [
  {
    method: 'GET',
    path: '/v3/certificates',
    run: () => {
      const { serial, pem, from, until } = payKeys().certificate;
      return {
        json: {
          data: [
            {
              serial_no: serial,
              effective_time: beijingTime(from),
              expire_time: beijingTime(until),
              encrypt_certificate: encryptResource(pem, 'certificate'),
            },
          ],
        },
      };
    },
  },
];
