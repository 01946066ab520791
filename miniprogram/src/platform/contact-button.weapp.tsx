import { Button } from '@tarojs/components';
import type * as Shape from './contact-button';

export const ContactButton: typeof Shape.ContactButton = (props) => <Button {...props} hoverClass="pressed" openType="contact" />;
