DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeSerial0");

NTSTATUS AddDevice(WDFDRIVER Driver, PWDFDEVICE_INIT Init)
{
    WDFDEVICE device;
    WdfDeviceInitAssignName(Init, &Name);
    WdfDeviceInitAssignSDDLString(Init, &SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RWX_RES_RWX);
    return WdfDeviceCreate(&Init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
