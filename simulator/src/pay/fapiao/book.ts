export type Scene = 'WITH_WECHATPAY' | 'WITHOUT_WECHATPAY';
export type CardStatus = 'INSERT_ACCEPTED' | 'INSERTED' | 'DISCARDED';

/** What a person wants on the invoice, as they keep it in WeChat. */
export interface UserTitle {
  type: 'INDIVIDUAL' | 'ORGANIZATION';
  name: string;
  taxpayerId: string;
  address: string;
  telephone: string;
  bankName: string;
  bankAccount: string;
  phone: string;
  email: string;
}

export interface FapiaoCard {
  fapiaoId: string;
  number: string;
  mediaId: string;
  time: string;
  totalFen: number;
  taxFen: number;
  amountFen: number;
  cardCode: string;
  status: CardStatus;
}

/** One wish for an invoice: the number of a payment, or one the merchant gave. */
export interface FapiaoApplication {
  applyId: string;
  scene: Scene;
  openid: string;
  appliedAt: number;
  /** The sum all its invoices may reach. */
  capFen: number;
  title: UserTitle | undefined;
  cards: FapiaoCard[];
}

export interface FapiaoConfig {
  callbackUrl: string;
  showFapiaoCell: boolean;
  supportVatFapiao: boolean;
  subMchCode: string;
}

export interface CardTemplate {
  appid: string;
  cardId: string;
  payeeName: string;
}

/** 微信支付电子发票, as a merchant sees it who has the invoices made elsewhere. */
export function createFapiaoBook() {
  const applications = new Map<string, FapiaoApplication>();
  return {
    config: undefined as FapiaoConfig | undefined,
    template: undefined as CardTemplate | undefined,
    settings: { insertMs: 0 },
    /** Uploaded files, each for one card. */
    media: new Map<string, { bytes: Buffer; used: boolean }>(),
    application: (applyId: string) => applications.get(applyId),
    open: (input: Omit<FapiaoApplication, 'cards' | 'title'> & { title?: UserTitle }): FapiaoApplication => {
      const known = applications.get(input.applyId);
      const application: FapiaoApplication = { ...input, title: input.title ?? known?.title, cards: known?.cards ?? [] };
      applications.set(input.applyId, application);
      return application;
    },
    all: () => [...applications.values()],
  };
}
