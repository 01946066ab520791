import { Sheet } from '../../../ui/sheet.tsx';
import type { HeldCoupon } from '../api.ts';
import { HeldCouponView } from '../codes/held-coupon-view.tsx';
import { VoidButton } from '../codes/void-button.tsx';

interface Props {
  coupon: HeldCoupon;
  onChange: (coupon: HeldCoupon) => void;
  onClose: () => void;
}

/** One held coupon with its history, and how to take it back. */
export function HeldSheet({ coupon, onChange, onClose }: Props) {
  return (
    <Sheet open title={coupon.title} onClose={onClose}>
      <HeldCouponView coupon={coupon} />
      <VoidButton coupon={coupon} onDone={onChange} />
    </Sheet>
  );
}
