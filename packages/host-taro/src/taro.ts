// The one import of Taro. Its H5 build rewrites the calls of one name in each file, so the built file must not import it twice.
import Taro from '@tarojs/taro'

export { Taro }
