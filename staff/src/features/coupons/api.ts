import type { Input, Output } from '@lianke/shared/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type Template = Output<'staff.coupon-templates.get'>['template'];
export type TemplateInput = Input<'staff.coupon-templates.save'>['template'];
export type TemplateState = Template['state'];
export type Rules = Template['rules'];
export type CouponKind = Rules['benefit']['kind'];
export type HeldCoupon = Output<'staff.coupons.find'>['coupon'];
export type Grant = Output<'staff.coupon-grants.start'>['grant'];
export type GrantTarget = Input<'staff.coupon-grants.start'>['target'];
export type SeenCode = Output<'staff.coupons.look-at-code'>;

export const couponKeys = {
  templates: ['coupon-templates'] as const,
  template: (id: string) => ['coupon-templates', 'get', id] as const,
  grants: (templateId: string) => ['coupon-grants', templateId] as const,
  ofCustomer: (customerId: string) => ['coupons', 'of-customer', customerId] as const,
  code: (code: string) => ['coupons', 'code', code] as const,
};

type TemplatesPage = Output<'staff.coupon-templates.list'>;

export const templatesQuery = (state: TemplateState | null) =>
  infiniteQueryOptions({
    queryKey: [...couponKeys.templates, 'list', state],
    queryFn: ({ pageParam, signal }) =>
      call('staff.coupon-templates.list', { ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: TemplatesPage) => last.next,
  });

const mostOffered = 100;

/** What can be given now; more live coupons than fit one page are no choice for a person. */
export const offeredQuery = queryOptions({
  queryKey: [...couponKeys.templates, 'offered'],
  queryFn: ({ signal }) => call('staff.coupon-templates.list', { state: 'live', limit: mostOffered }, { signal }),
  staleTime: 30_000,
});

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: couponKeys.template(id),
    queryFn: async ({ signal }) => (await call('staff.coupon-templates.get', { id }, { signal })).template,
  });

const pollMs = 1_500;
export const isUnderWay = ({ status }: Pick<Grant, 'status'>): boolean => status === 'preparing' || status === 'running';

type GrantsPage = Output<'staff.coupon-grants.list'>;

/** Grants of one template; asked again while one of them is under way. */
export const grantsQuery = (templateId: string) =>
  infiniteQueryOptions({
    queryKey: couponKeys.grants(templateId),
    queryFn: ({ pageParam, signal }) =>
      call('staff.coupon-grants.list', { templateId, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: GrantsPage) => last.next,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.grants.some(isUnderWay)) ? pollMs : false),
  });

/** One line each: customer, outcome, reason. */
export const grantResultUrl = (id: string): string => `/downloads/coupon-grants/${encodeURIComponent(id)}.csv`;

type HeldPage = Output<'staff.coupons.of-customer'>;

export const heldQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: couponKeys.ofCustomer(customerId),
    queryFn: ({ pageParam, signal }) =>
      call('staff.coupons.of-customer', { customerId, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: HeldPage) => last.next,
  });

export const codeQuery = (code: string) =>
  queryOptions({
    queryKey: couponKeys.code(code),
    queryFn: async ({ signal }) => (await call('staff.coupons.find', { code }, { signal })).coupon,
    retry: false,
  });
