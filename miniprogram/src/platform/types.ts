import type { ReactNode } from 'react';

/** A tap that may also ask the platform for something; `children` is what the person sees. */
interface TapProps {
  className?: string;
  disabled?: boolean;
  children: ReactNode;
}

export interface PhoneButtonProps extends TapProps {
  /** The same tap accepts the privacy notice. */
  agrees?: boolean;
  onCode: (code: string) => void;
  /** `cancelled`: the person said no. */
  onRefused: (reason: 'cancelled' | 'unavailable') => void;
}

export interface AvatarButtonProps extends TapProps {
  onPicked: (base64: string) => void;
  onFailed: () => void;
}

export interface AgreeButtonProps extends TapProps {
  /** WeChat names the button that was tapped when the agreement is reported back. */
  id: string;
  onAgree: () => void;
}

export interface ContactButtonProps {
  className?: string;
  children: ReactNode;
}

export interface NavBarProps {
  title: string;
  /** Tab pages have nowhere to go back to. */
  canGoBack?: boolean;
}

/** How a pending request of WeChat's for the person's agreement is answered. */
export interface PrivacyRequest {
  agree: (buttonId: string) => void;
  disagree: () => void;
}

export interface ChosenAddress {
  name: string;
  phone: string;
  region: string;
  detail: string;
}

export interface AddressButtonProps {
  className?: string;
  /** What stands in the form where WeChat's own address book is missing. */
  known: ChosenAddress | undefined;
  onChosen: (address: ChosenAddress) => void;
  children: ReactNode;
}

/** What `wx.requestPayment` takes. */
export interface PaymentParams {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export interface PaymentSheet {
  params: PaymentParams;
  /** WeChat reads both from the prepayment; the demo's sheet has to be told. */
  amountFen: number;
  payee: string;
}

/** An invoice title as WeChat keeps it. */
export interface ChosenTitle {
  kind: 'person' | 'company';
  name: string;
  taxNo: string;
  address: string;
  phone: string;
  bank: string;
  account: string;
}

export interface InvoiceTitleButtonProps {
  className?: string;
  onChosen: (title: ChosenTitle) => void;
  children: ReactNode;
}

/** A file with its bytes. */
export interface Paper {
  fileName: string;
  contentType: string;
  base64: string;
}
