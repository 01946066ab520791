/** What WeChat's own components look like inside. `h-…` are plain HTML elements, so that they do not name the components again. */
export const builtInTemplates: Record<string, string> = {
  view: '<slot/>',
  text: '<slot/>',
  button: '<slot/>',
  form: '<slot/>',
  label: '<slot/>',
  'scroll-view': '<slot/>',
  swiper: '<slot/>',
  'swiper-item': '<slot/>',
  image: '<h-img src="{{src}}" data-mode="{{mode}}" />',
  textarea: '<h-textarea class="field" placeholder="{{placeholder}}" maxlength="{{maxlength}}" />',
  input: '<h-input class="field" placeholder="{{placeholder}}" maxlength="{{maxlength}}" />',
};
