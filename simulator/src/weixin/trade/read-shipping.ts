import { Refusal } from '../../http/endpoint.ts';
import type { Json } from '../../http/fields.ts';
import { isJson, listOf, numberOf, objectOf, textOf } from '../../http/fields.ts';

export interface Upload {
  deliveryMode: number;
  logisticsType: number;
  finished: boolean;
  list: Json[];
  uploadTime: number;
}

const EXPRESS = 1;
const SPLIT = 2;
const MOST_PARCELS = 15;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function checkParcel(parcel: Json, express: boolean): void {
  const tracking = textOf(parcel, 'tracking_no');
  const company = textOf(parcel, 'express_company');
  const goods = textOf(parcel, 'item_desc');
  if (express && !tracking) throw new Refusal(268485226, '物流快递发货必须填写 tracking_no');
  if (express && !company) throw new Refusal(268485227, '物流快递发货必须填写 express_company');
  if (tracking.length > 128) throw new Refusal(10060026, '物流单号太长');
  if (company.length > 128) throw new Refusal(10060025, '物流公司编码太长');
  if (!goods) throw new Refusal(10060008, '商品描述不能为空');
  if ([...goods].length > 120) throw new Refusal(10060009, '商品描述太长');
  // Which number the real one gives here is not known.
  const { consignor_contact: from, receiver_contact: to } = objectOf(parcel, 'contact');
  const readable = [from, to].some((one) => typeof one === 'string' && /\d{4}$/.test(one));
  if (express && company === 'SF' && !readable) throw new Refusal(10060014, '顺丰必须填写收件人或寄件人联系方式');
}

/** Checks in the order of the body; the real one's order is not known. */
export function readShipping(body: Json): Upload {
  const logisticsType = numberOf(body, 'logistics_type') ?? 0;
  const deliveryMode = numberOf(body, 'delivery_mode') ?? 0;
  if (![1, 2, 3, 4].includes(logisticsType)) throw new Refusal(10060005, '物流类型有误');
  if (deliveryMode !== 1 && deliveryMode !== SPLIT) throw new Refusal(268485224, '发货模式非法');
  const all = body['is_all_delivered'];
  if (deliveryMode === SPLIT && logisticsType !== EXPRESS) throw new Refusal(10060006, '非快递发货时不允许分拆发货');
  if (deliveryMode === SPLIT && typeof all !== 'boolean') throw new Refusal(10060007, '分拆发货模式下必须填写 is_all_delivered');
  const list = listOf(body, 'shipping_list').filter(isJson);
  if (list.length === 0) throw new Refusal(10060020, '该笔支付单在没有商品描述的情况下不允许发货');
  if (list.length > MOST_PARCELS) throw new Refusal(10060024, '物流单列表超过 15');
  if (deliveryMode !== SPLIT && list.length !== 1) throw new Refusal(268485228, '统一发货模式下，物流信息列表长度必须为 1');
  for (const parcel of list) checkParcel(parcel, logisticsType === EXPRESS);
  const time = textOf(body, 'upload_time');
  if (!RFC3339.test(time) || Number.isNaN(Date.parse(time))) throw new Refusal(268485216, '上传时间非法，请按照 RFC 3339 格式填写');
  return { deliveryMode, logisticsType, finished: deliveryMode !== SPLIT || all === true, list, uploadTime: Date.parse(time) };
}
