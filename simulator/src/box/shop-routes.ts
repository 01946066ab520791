import type { Json } from '../http/fields.ts';
import { isJson, listOf, numberOf, optionalTextOf, textOf } from '../http/fields.ts';
import { bodyOf, present } from './body-shapes.ts';
import type { Control } from './control.ts';
import type { Route } from './routes.ts';
import type { ShopMove, ShopOrderInput } from './shop-verbs.ts';

const productsIn = (body: Json): ShopOrderInput['products'] =>
  Array.isArray(body['products'])
    ? listOf(body, 'products')
        .filter(isJson)
        .map((one) => ({ title: textOf(one, 'title'), priceFen: numberOf(one, 'priceFen') ?? 0, quantity: numberOf(one, 'quantity') ?? 1 }))
    : undefined;

const orderIn = (body: Json): ShopOrderInput =>
  present<ShopOrderInput>({
    personId: optionalTextOf(body, 'personId'),
    openid: optionalTextOf(body, 'openid'),
    products: productsIn(body),
    freightFen: numberOf(body, 'freightFen'),
    discountFen: numberOf(body, 'discountFen'),
    paid: typeof body['paid'] === 'boolean' ? body['paid'] : undefined,
    count: numberOf(body, 'count'),
  });

export function shopBoxRoutes({ get, post }: Route, control: Control): void {
  post('/wechat-shop/orders', ({ body, options }) => control.addShopOrders(orderIn(body), options));
  get('/wechat-shop/orders/:id', ({ id }) => control.shopOrder(id));
  post('/wechat-shop/orders/:id/move', ({ id, body, options }) =>
    control.moveShopOrder(id, { move: bodyOf.needed(body, 'move') as ShopMove }, options),
  );
}
