#!/bin/sh
# Fetches the faces of the papers again through npm and compares them with FONTS.tsv. Nothing is put in place
# unless every file has the sum written there; to take a newer version, change FONTS.tsv first and run this again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
take() { # package version archive folder/file name
    npm pack --silent "$1@$2" >/dev/null
    tar -xzf "$3-$2.tgz" "package/$4" package/LICENSE_FONT
    cp "package/$4" "$5"
    cp package/LICENSE_FONT "OFL-${5%%-*}.txt"
    grep "^$5	" "$here/FONTS.tsv" | cut -f4 | sed "s/\$/  $5/" | sha256sum --check --quiet -
}
version() { grep "^$1	" "$here/FONTS.tsv" | cut -f3; }
noto=$(version NotoSans-Regular.ttf)
vazir=$(version Vazirmatn-Regular.ttf)
take @expo-google-fonts/noto-sans "$noto" expo-google-fonts-noto-sans 400Regular/NotoSans_400Regular.ttf NotoSans-Regular.ttf
take @expo-google-fonts/noto-sans "$noto" expo-google-fonts-noto-sans 600SemiBold/NotoSans_600SemiBold.ttf NotoSans-SemiBold.ttf
take @expo-google-fonts/vazirmatn "$vazir" expo-google-fonts-vazirmatn 400Regular/Vazirmatn_400Regular.ttf Vazirmatn-Regular.ttf
take @expo-google-fonts/vazirmatn "$vazir" expo-google-fonts-vazirmatn 600SemiBold/Vazirmatn_600SemiBold.ttf Vazirmatn-SemiBold.ttf
cp ./*.ttf OFL-*.txt "$here/"
echo "The four faces are as FONTS.tsv says."
