export { prepareShop as setup } from "./global-setup";
