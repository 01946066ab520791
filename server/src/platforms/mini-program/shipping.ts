import { chinaTime } from '../api/china-time.ts';
import type { ShippingInfo, Shipment, TradeKey, TradeOrders } from './trade-orders.ts';
import { tradeIds, withOutcomes } from './trade-call.ts';
import type { TradeCall } from './trade-call.ts';

/** 10060001: payments reach this service with a delay, so right after paying it is no failure. */
const uploadOutcomes = { 10060001: 'retry_later', 10060002: 'already_done', 10060023: 'already_done' } as const;
const remindOutcomes = { 10060001: 'retry_later', 10060030: 'already_done' } as const;

const logisticsType = { express: 1, same_city: 2, virtual: 3, pickup: 4 } as const;
const longestDesc = 120;

/** Telling WeChat that something was sent; until then it keeps the money frozen (facts §5.9). */
export function createShipping(call: TradeCall): Pick<TradeOrders, 'uploadShippingInfo' | 'notifyConfirmReceive'> {
  return {
    uploadShippingInfo: (info) =>
      withOutcomes(uploadOutcomes, async () => {
        await call('upload_shipping_info', toBody(info));
        return 'uploaded';
      }),

    notifyConfirmReceive: (key, receivedAt) =>
      withOutcomes(remindOutcomes, async () => {
        await call('notify_confirm_receive', { ...tradeIds(key), received_time: Math.floor(receivedAt / 1000) });
        return 'reminded';
      }),
  };
}

function toBody({ key, openid, by, shipments, allDelivered, uploadedAt }: ShippingInfo): object {
  const split = shipments.length > 1 || !allDelivered;
  return {
    order_key: orderKey(key),
    logistics_type: logisticsType[by],
    delivery_mode: split ? 2 : 1,
    ...(split ? { is_all_delivered: allDelivered } : {}),
    shipping_list: shipments.map(toShipment),
    upload_time: chinaTime(uploadedAt),
    payer: { openid },
  };
}

const orderKey = (key: TradeKey): object =>
  'transactionId' in key
    ? { order_number_type: 2, transaction_id: key.transactionId }
    : { order_number_type: 1, mchid: key.mchId, out_trade_no: key.outTradeNo };

const toShipment = ({ trackingNo, expressCompany, itemDesc, receiverContact }: Shipment): object => ({
  ...(trackingNo === undefined ? {} : { tracking_no: trackingNo }),
  ...(expressCompany === undefined ? {} : { express_company: expressCompany }),
  item_desc: [...itemDesc].slice(0, longestDesc).join(''),
  ...(receiverContact === undefined ? {} : { contact: { receiver_contact: receiverContact } }),
});
