import type { Sender } from '../../callbacks/sender.ts';
import type { Endpoint } from '../../http/endpoint.ts';
import { getOrder, listOrders } from './order-list.ts';
import { remindToConfirm, uploadShipping } from './ship.ts';

const COMPANIES = { SF: '顺丰速运', STO: '申通快递', YTO: '圆通速递', ZTO: '中通快递', YUNDA: '韵达快递', EMS: 'EMS', JD: '京东快递' };

const deliveryList = Object.entries(COMPANIES).map(([delivery_id, delivery_name]) => ({ delivery_id, delivery_name }));

const base = '/wxa/sec/order';
const post = { method: 'POST', token: ['mini'] } as const;

/** 小程序发货信息管理, in as far as one merchant without combined orders meets it. */
export const tradeEndpoints = (sender: Sender): readonly Endpoint[] => [
  { ...post, path: `${base}/upload_shipping_info`, run: uploadShipping(sender) },
  { ...post, path: `${base}/get_order`, run: getOrder },
  { ...post, path: `${base}/get_order_list`, run: listOrders },
  { ...post, path: `${base}/notify_confirm_receive`, run: remindToConfirm },
  { ...post, path: `${base}/set_msg_jump_path`, run: () => ({}) },
  { ...post, path: `${base}/is_trade_managed`, run: () => ({ is_trade_managed: true }) },
  { ...post, path: `${base}/is_trade_management_confirmation_completed`, run: () => ({ completed: true }) },
  {
    ...post,
    path: '/cgi-bin/express/delivery/open_msg/get_delivery_list',
    run: () => ({ delivery_list: deliveryList, count: deliveryList.length }),
  },
];
