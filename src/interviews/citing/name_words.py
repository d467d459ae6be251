"""Words of names that tell in which order a name stands, folded as `name_orders` folds them."""

from __future__ import annotations

from interviews.citing.text import words

PARTICLES = words("de del della di da do das dos du la las le los van von der den ter y e i al el bin ibn")
PORTUGUESE_KINSHIP = words("filho neto sobrinho junior")

TITLES = words(
    """prof. prof.in univ.-prof. apl. em. emer. mult. habil. priv.-doz. doz. dr.-ing. dipl.-ing. dipl.-kfm. dipl.-psych.
    dipl.-päd. dipl.-biol. dipl.-chem. dipl.-phys. dott.ssa prof.ssa dott. sig. sig.ra"""
)
"""Of the languages in which they are abbreviated; those that the parser of names knows need not be here."""
TITLES_OF_LANGUAGES = {
    "de": words(
        """kapitän kapitänin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin pfarrer pfarrerin
        professorin doktor ministerin präsidentin staatssekretär staatssekretärin rechtsanwalt rechtsanwältin"""
    ),
    "es": words(
        "abogado abogada licenciado licenciada ingeniero ingeniera profesor profesora alcalde alcaldesa"
    ),
    "fr": words("m. monsieur madame mademoiselle maître docteur professeur"),
    "hi": words("shri smt"),
    "it": words("avv. avvocato dottore dottoressa professore professoressa"),
    "pt": words("senhor senhora doutor doutora professora"),
}
"""Those that are names or initials elsewhere."""
TITLES_OF_SINGLE_NAMES = {
    "cs": words("pan paní"),
    "de": words("schwester bruder pater"),
    "es": words("don doña padre hermano hermana sor fray"),
    "fr": words("père frère sœur mère"),
    "it": words("don donna padre suor fra"),
    "pl": words("pan pani"),
    "pt": words("dona padre irmão irmã frei"),
}
"""Titles without which a single name says little, as in `Suor Maria`, or that are names elsewhere."""
POST_NOMINALS = words(
    "OBE CBE MBE KBE DBE KCB CH OM QC PC JP MP MEP MSP TD FRS FRSE FBA FRSL FRCP CEO CFO CTO RN MSW MPH LCSW"
)
"""Letters behind names; behind those that the parser of names does not know, it takes others for names, too."""
POST_NOMINALS_BEHIND_COMMAS = words("KC")
"""Those that are a family name where no comma is before them, as in Nepal."""

KOREAN_FAMILIES = words(
    """kim lee park pak choi choe jung jeong chung kang gang cho jo yoon yun jang chang lim im rim han oh seo suh
    shin sin kwon gwon hwang ahn an song ryu yoo yu hong jeon jun ko go moon mun yang son sohn bae baek paik heo
    hur nam shim sim noh roh ha kwak gwak sung cha joo ju woo koo ku gu min rhee yi na ra chin jin ban bong youn yeo yeom
    pyo byun byeon chae won cheon bang gong hyun ham eom um tak gil ki hwangbo namgung sunwoo"""
)
HANGUL_FAMILIES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모"
)
HANGUL_DOUBLE = words("남궁 선우 황보 제갈 사공 독고 서문 동방")
VIETNAMESE_FAMILIES = words(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh truong luong mai dao lam doan"
)
ONLY_VIETNAMESE = words("nguyen tran pham hoang huynh phan dang bui ngo duong trinh truong luong")
VIETNAMESE_MIDDLES = words(
    "van thi huu duc minh ngoc thanh quoc xuan dinh cong quang hong tuan anh kim bich thuy chi"
)
PINYIN_FAMILIES = words(
    """wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han
    tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai
    xia zhong tian fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long
    wan duan lei qian yin chang xi qi mo ai bao ge gong guan ji jiao lang mu nie niu qu rong ruan wen weng yue zhuang zuo"""
)
HAN_FAMILIES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
)
HAN_DOUBLE = words("欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 尉遲 慕容 令狐")
HUNGARIAN_GIVEN = words(
    """laszlo istvan jozsef janos zoltan sandor ferenc gabor attila peter tamas zsolt tibor andras csaba imre lajos
    gyorgy balazs gyula mihaly karoly robert bela krisztian norbert daniel adam bence mate levente akos david gergely
    miklos geza pal arpad erno jeno rezso szabolcs vilmos dezso marton kalman maria erzsebet katalin ilona eva anna
    zsuzsanna margit judit agnes andrea ildiko erika krisztina julianna magdolna timea eszter monika edit beata tunde
    piroska reka nora klara orsolya noemi zsofia zsuzsa kinga boglarka dora petra vera gizella terez marta emese kata
    magda gyorgyi ibolya klari marianna melinda nikolett renata roland tamara vanda virag aron barnabas
    viktor karola dorottya julia laura iren emma kristof bertok mark zita roza kornel lorand szilard zsombor
    albert eniko gyongyi lilla hanna anett aniko csilla szilvia zsanett gergo marcell benedek vince bertalan"""
)
SPANISH_GIVEN = words(
    """jose juan antonio francisco manuel pedro luis carlos miguel angel jesus javier fernando rafael alberto ramon
    enrique joaquin ignacio jorge jaime julio andres diego alejandro sergio pablo eduardo roberto ricardo mario
    victor raul gabriel guillermo felipe tomas agustin emilio ernesto gonzalo hector hugo ivan rodrigo santiago
    xavier josep jordi joan pere marc oriol lluis maria carmen ana isabel dolores pilar teresa rosa concepcion
    mercedes josefa cristina lucia elena laura marta paula beatriz patricia silvia sonia rocio ines alba irene
    nuria montserrat esther guadalupe veronica claudia gabriela mariana alejandra fernanda ximena consuelo
    esperanza soledad luz belen eugenia federico lorenzo salvador cesar leonardo mauricio camilo marcelo nicolas
    sebastian matias alfonso alfredo arturo augusto benito bernardo domingo eugenio fabian fidel gerardo gustavo
    horacio ismael javiera josue lazaro leandro leonel lucas marcos mateo nestor octavio patricio rogelio ruben
    teodoro ulises vicente adriana amparo aurora blanca catalina cecilia consolacion daniela emilia estela
    francisca gloria graciela josefina juana julia leticia lorena magdalena manuela marcela margarita mariela
    micaela natalia paloma paola paz remedios rosario sofia valentina valeria violeta yesenia zoraida victoria eva
    angeles nieves susana raquel alicia yolanda inmaculada encarnacion marina ainhoa leire
    luisa carolina sara sandra daniel david samuel elias elvira rebeca noelia lidia olga clara barbara monica ester
    angela antonia agustina cristian dario alvaro oscar hernan nerea iker fabiola milagros lourdes fatima celia amalia
    norma nora maite itziar amaia vanesa carla carlota diana jimena martina noemi ofelia paulina renata roxana viviana"""
)
SPANISH_GIVEN_OR_FAMILY = words(
    "alfonso benito bernardo domingo lazaro lorenzo lucas marcos mateo nicolas salvador santiago vicente"
)
"""Given names that many bear as a family name, too."""
SPANISH_AND_ENGLISH_GIVEN = words(
    "angela antonia barbara carla clara daniel david diana julia martina monica nora norma oscar samuel sandra sara"
)
"""Those that tell less of the words behind them."""
SPANISH_DEVOTIONS = words(
    """angeles carmen concepcion consuelo dolores esperanza fatima guadalupe jesus lourdes luz mercedes milagros nieves
    paz pilar remedios rocio rosario socorro soledad"""
)
"""What stands behind a particle in given names: `María del Carmen`. Other given names are family names there."""
