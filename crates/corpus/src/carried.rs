//! Values as bytes and back, for messages and for what files hold of a reading: numbers as varints, texts
//! and lists with their length before them, fields one after the other, and of a choice its number first.
//! These are the bytes that postcard makes of the same values, which the tests hold them against; but
//! serde's visitors are a tenth of what a first visit would have to fetch.
//!
//! Must not know: who sends what to whom.

use crate::format::{Reader, put_str, put_varint};

/// What can be written as bytes and read back.
pub(crate) trait Carried: Sized {
    /// Appends the value.
    fn put(&self, bytes: &mut Vec<u8>);

    /// The value that [`Self::put`] wrote; `None` where the bytes are not one.
    fn take(from: &mut Reader<'_>) -> Option<Self>;
}

/// `value` as bytes.
pub(crate) fn written(value: &impl Carried) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.put(&mut bytes);
    bytes
}

/// What `bytes` are, all of them; `None` where they are no such value.
pub(crate) fn read<T: Carried>(bytes: &[u8]) -> Option<T> {
    let mut reader = Reader(bytes);
    let value = T::take(&mut reader)?;
    reader.0.is_empty().then_some(value)
}

/// Lets a type be carried: a struct by its fields in their order, a choice by the number of each variant.
macro_rules! carried {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::carried::Carried for $type {
            fn put(&self, bytes: &mut Vec<u8>) {
                $(self.$field.put(bytes);)*
            }

            fn take(from: &mut $crate::format::Reader<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::carried::Carried::take(from)?),* })
            }
        }
    };
    ($type:ident: $(
        $number:literal $variant:ident $(($($held:ident),*))? $({ $($field:ident),* })?
    ),* $(,)?) => {
        impl $crate::carried::Carried for $type {
            fn put(&self, bytes: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($($held),*))? $({ $($field),* })? => {
                        bytes.push($number);
                        $($($held.put(bytes);)*)?
                        $($($field.put(bytes);)*)?
                    })*
                }
            }

            fn take(from: &mut $crate::format::Reader<'_>) -> Option<Self> {
                Some(match u8::take(from)? {
                    $($number => Self::$variant
                        $(($({ let $held = $crate::carried::Carried::take(from)?; $held }),*))?
                        $({ $($field: $crate::carried::Carried::take(from)?),* })?,)*
                    _ => return None,
                })
            }
        }
    };
}
pub(crate) use carried;

macro_rules! numbers {
    ($($number:ident),*) => {$(
        impl Carried for $number {
            fn put(&self, bytes: &mut Vec<u8>) {
                put_varint(bytes, u64::from(*self));
            }

            fn take(from: &mut Reader<'_>) -> Option<Self> {
                from.varint()?.try_into().ok()
            }
        }
    )*};
}
numbers!(u16, u32, u64);

impl Carried for u8 {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.push(*self);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let (byte, rest) = from.0.split_first()?;
        from.0 = rest;
        Some(*byte)
    }
}

/// Small numbers of either sign are short: 0, -1, 1, -2.
impl Carried for i64 {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_varint(bytes, (*self << 1 ^ *self >> 63) as u64);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let folded = from.varint()?;
        Some((folded >> 1) as i64 ^ -((folded & 1) as i64))
    }
}

impl Carried for bool {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        match u8::take(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Carried for String {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_str(bytes, self);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.str().map(str::to_owned)
    }
}

impl<T: Carried> Carried for Box<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        (**self).put(bytes);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        T::take(from).map(Box::new)
    }
}

impl<T: Carried> Carried for Option<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.is_some().put(bytes);
        self.iter().for_each(|value| value.put(bytes));
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(if bool::take(from)? { Some(T::take(from)?) } else { None })
    }
}

impl<T: Carried, E: Carried> Carried for Result<T, E> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.is_err().put(bytes);
        match self {
            Ok(value) => value.put(bytes),
            Err(error) => error.put(bytes),
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(if bool::take(from)? { Err(E::take(from)?) } else { Ok(T::take(from)?) })
    }
}

impl<T: Carried> Carried for Vec<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_varint(bytes, self.len() as u64);
        self.iter().for_each(|value| value.put(bytes));
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        // Grows as it is read: a length that the bytes do not bear out allocates nothing.
        let mut all = Self::new();
        for _ in 0..from.small()? {
            all.push(T::take(from)?);
        }
        Some(all)
    }
}

impl<A: Carried, B: Carried> Carried for (A, B) {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::take(from)?, B::take(from)?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn as_postcard_has_it<T>(value: &T)
    where
        T: Carried + serde::Serialize + PartialEq + core::fmt::Debug,
    {
        let bytes = written(value);
        assert_eq!(bytes, postcard::to_allocvec(value).unwrap());
        assert_eq!(read::<T>(&bytes).as_ref(), Some(value));
        for end in 0..bytes.len() {
            assert_eq!(read::<T>(&bytes[..end]), None);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            numbers in any::<(u8, u16)>(),
            more in any::<(u64, i64)>(),
            texts in any::<Vec<(String, Option<bool>)>>(),
            result in any::<Result<Box<u32>, String>>(),
        ) {
            as_postcard_has_it(&numbers);
            as_postcard_has_it(&more);
            as_postcard_has_it(&texts);
            as_postcard_has_it(&result);
        }
    }

    #[test]
    fn a_length_that_nothing_bears_out_is_refused() {
        let bytes = [0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2];
        assert_eq!(read::<Vec<u8>>(&bytes), None);
        assert_eq!(read::<String>(&bytes), None);
        assert_eq!(read::<bool>(&[2]), None);
        assert_eq!(read::<u16>(&[0xff, 0xff, 0x04]), None);
    }
}
