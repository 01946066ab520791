import type { Json } from '../http/fields.ts';
import { numberOf, objectOf, optionalTextOf, textOf } from '../http/fields.ts';
import { bodyOf, present } from './body-shapes.ts';
import type { Control } from './control.ts';
import type { TitleInput } from './fapiao-verbs.ts';
import type { Route } from './routes.ts';

const titleIn = (body: Json): TitleInput => {
  const title = objectOf(body, 'title');
  return present<TitleInput>({
    type: (['INDIVIDUAL', 'ORGANIZATION'] as const).find((one) => one === textOf(title, 'type')),
    name: optionalTextOf(title, 'name'),
    taxpayerId: optionalTextOf(title, 'taxpayerId'),
    address: optionalTextOf(title, 'address'),
    telephone: optionalTextOf(title, 'telephone'),
    bankName: optionalTextOf(title, 'bankName'),
    bankAccount: optionalTextOf(title, 'bankAccount'),
    phone: optionalTextOf(title, 'phone'),
    email: optionalTextOf(title, 'email'),
  });
};

export function fapiaoBoxRoutes({ get, post }: Route, control: Control): void {
  post('/fapiao/apply', ({ body, options }) =>
    control.applyForInvoice(
      {
        title: titleIn(body),
        ...present<{ transactionId?: string; outTradeNo?: string }>({
          transactionId: optionalTextOf(body, 'transactionId'),
          outTradeNo: optionalTextOf(body, 'outTradeNo'),
        }),
      },
      options,
    ),
  );
  get('/persons/:id/bills', ({ id }) => control.personBills(id));
  post('/fapiao/title', ({ body }) => control.fillInvoiceTitle({ applyId: bodyOf.needed(body, 'applyId'), title: titleIn(body) }));
  post('/fapiao/discard', ({ body }) =>
    control.discardInvoiceCard({
      applyId: bodyOf.needed(body, 'applyId'),
      ...present<{ number?: string }>({ number: optionalTextOf(body, 'number') }),
    }),
  );
  post('/fapiao/speed', ({ body }) => control.setInvoiceCards({ insertMs: numberOf(body, 'insertMs') ?? 0 }));
  get('/fapiao', () => control.invoiceCards());
}
